// Writes lib/shipping/thai-addresses.json: `node --import tsx scripts/thai-addresses.ts`, when the package or the corrections change.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { getDatabase, setEngMode } from "thai-address-universal";
import { ENGLISH_CORRECTIONS } from "./thai-address-corrections";

const TARGET = fileURLToPath(new URL("../lib/shipping/thai-addresses.json", import.meta.url));
const MAX_BYTES = 400_000;
type Level = "province" | "district" | "sub_district";
type Row = Record<Level | "postal_code", string>;

/** Every subdistrict, its names as `ไทย|English`. The package lists both languages in the same order. */
async function readRows(): Promise<Row[]> {
  await setEngMode(true);
  const english = getDatabase();
  await setEngMode(false);
  return getDatabase().map((thai, index) => {
    const other = english[index];
    if (other?.postal_code !== thai.postal_code) throw new Error(`The two languages part at row ${String(index)}.`);
    const pair = (level: Level) => `${thai[level]}|${ENGLISH_CORRECTIONS[thai[level]] ?? other[level]}`;
    return {
      postal_code: thai.postal_code,
      province: pair("province"),
      district: pair("district"),
      sub_district: pair("sub_district"),
    };
  });
}

/** Place of a value in a list that grows by it when it is new. */
function indexIn(list: string[], value: string): number {
  const known = list.indexOf(value);
  return known === -1 ? list.push(value) - 1 : known;
}

async function makeAddresses(): Promise<void> {
  const provinces: string[] = [];
  const districts: string[] = [];
  const byCode = new Map<string, Map<number, string[]>>();
  for (const row of await readRows()) {
    const province = indexIn(provinces, row.province);
    const district = indexIn(districts, `${String(province)}|${row.district}`);
    const groups = byCode.get(row.postal_code) ?? new Map<number, string[]>();
    groups.set(district, [...(groups.get(district) ?? []), row.sub_district]);
    byCode.set(row.postal_code, groups);
  }
  const postalCodes = Object.fromEntries(
    [...byCode].map(([code, groups]) => [code, [...groups].map(([district, names]) => [district, ...names].join("|"))]),
  );
  const json = `${JSON.stringify({ provinces, districts, postalCodes })}\n`;
  const sizeBytes = Buffer.byteLength(json);
  if (sizeBytes > MAX_BYTES) throw new Error(`${String(sizeBytes)} bytes are too many to commit.`);
  await writeFile(TARGET, json);
  console.log(`${String(byCode.size)} postal codes, ${String(districts.length)} districts, ${String(sizeBytes)} bytes`);
}

await makeAddresses();
