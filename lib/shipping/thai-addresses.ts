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

function namesIn(parts: string[]): ThaiPlaceName[] {
  return Array.from({ length: parts.length / 2 }, (_, index) => nameAt(parts, index * 2));
}

function nameAt(parts: string[], start: number): ThaiPlaceName {
  return { th: parts[start] ?? "", en: parts[start + 1] ?? "" };
}
