import data from "./thai-addresses.json";

/** A place's name as the post office writes it, and its romanised form. */
export type ThaiPlaceName = { th: string; en: string };

/** What follows the street in a Thai address. */
export type ThaiLocality = { subdistrict: ThaiPlaceName; district: ThaiPlaceName; province: ThaiPlaceName };

const POSTAL_CODES = new Map<string, string[]>(Object.entries(data.postalCodes));

/**
 * The subdistricts that a Thai postal code serves, for filling in an address. Reads 350 kB: for the server only.
 *
 * @param postalCode Five digits.
 * @returns One entry per subdistrict, grouped by district; empty for a code that does not exist.
 */
export function listThaiLocalities(postalCode: string): ThaiLocality[] {
  return (POSTAL_CODES.get(postalCode) ?? []).flatMap((group) => {
    const [districtIndex, ...subdistricts] = group.split("|");
    const [provinceIndex, ...district] = (data.districts[Number(districtIndex)] ?? "").split("|");
    const province = (data.provinces[Number(provinceIndex)] ?? "").split("|");
    return namesIn(subdistricts).map((subdistrict) => ({
      subdistrict,
      district: nameAt(district, 0),
      province: nameAt(province, 0),
    }));
  });
}

/**
 * The 77 provinces in Thai order, each with the lowest postal code among those that begin as most of its codes do:
 * their first two digits name a province, but for Samut Prakan, which shares Bangkok's.
 */
export function listThaiProvinces(): { postalCode: string; name: ThaiPlaceName }[] {
  const codes = new Map<string, string[]>();
  for (const [postalCode, groups] of POSTAL_CODES) {
    for (const group of groups) {
      const district = data.districts[Number(group.split("|")[0])] ?? "";
      const province = district.split("|")[0] ?? "";
      if (postalCode !== "") codes.set(province, [...(codes.get(province) ?? []), postalCode]);
    }
  }
  return data.provinces
    .map((names, index) => ({
      postalCode: typicalCode(codes.get(String(index)) ?? []),
      name: nameAt(names.split("|"), 0),
    }))
    .sort((a, b) => a.name.th.localeCompare(b.name.th, "th"));
}

function typicalCode(codes: readonly string[]): string {
  const sizes = new Map<string, number>();
  for (const code of codes) sizes.set(code.slice(0, 2), (sizes.get(code.slice(0, 2)) ?? 0) + 1);
  const [[prefix] = [""]] = [...sizes].sort(([, a], [, b]) => b - a);
  return codes.filter((code) => code.startsWith(prefix)).sort()[0] ?? "";
}

function namesIn(parts: string[]): ThaiPlaceName[] {
  return Array.from({ length: parts.length / 2 }, (_, index) => nameAt(parts, index * 2));
}

function nameAt(parts: string[], start: number): ThaiPlaceName {
  return { th: parts[start] ?? "", en: parts[start + 1] ?? "" };
}
