import type { ThaiPlace } from "@/lib/shipping/contract";
import type { Draft } from "./draft";

type PlaceDraft = Pick<Draft, "subdistrict" | "district" | "province">;

/**
 * What a postal code tells about an address: what all its places share, and of what was typed what still fits.
 *
 * @param places Places of the code, at least one.
 * @param typed What stands in the fields.
 */
export function fillIn(places: readonly ThaiPlace[], typed: PlaceDraft): PlaceDraft {
  const fitting = places.find(
    (place) =>
      place.subdistrict === typed.subdistrict && (place.district === typed.district || typed.district === ""),
  );
  if (fitting) return fitting;
  return {
    subdistrict: onlyOne(places.map(({ subdistrict }) => subdistrict)),
    district: onlyOne(places.map(({ district }) => district)),
    province: onlyOne(places.map(({ province }) => province)),
  };
}

/** The value that all have, or nothing. */
function onlyOne(values: readonly string[]): string {
  const [first = "", ...others] = new Set(values);
  return others.length === 0 ? first : "";
}

/** A place as a choice: its subdistrict, and its district too where the code serves several. */
export function placeLabel(place: ThaiPlace, places: readonly ThaiPlace[]): string {
  const isOneDistrict = places.every(({ district }) => district === place.district);
  return isOneDistrict ? place.subdistrict : `${place.subdistrict}, ${place.district}`;
}
