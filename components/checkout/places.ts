import type { ThaiPlace } from "@/lib/shipping/contract";
import type { Draft } from "./draft";

type PlaceDraft = Pick<Draft, "subdistrict" | "district" | "province">;

/**
 * What a postal code tells about an address: what all its places share. What a person typed is left alone.
 *
 * @param places Places of the code, at least one.
 * @param typed What stands in the fields.
 * @param before Places of the code that stood there before: what came from them gives way.
 */
export function fillIn(places: readonly ThaiPlace[], typed: PlaceDraft, before: readonly ThaiPlace[]): PlaceDraft {
  const fitting = places.find(
    ({ subdistrict, district }) =>
      subdistrict === typed.subdistrict && (district === typed.district || typed.district === ""),
  );
  if (fitting) return fitting;
  const filled = (name: keyof PlaceDraft) => {
    const isOurs = typed[name] === "" || before.some((place) => place[name] === typed[name]);
    return isOurs ? onlyOne(places.map((place) => place[name])) : typed[name];
  };
  return { subdistrict: filled("subdistrict"), district: filled("district"), province: filled("province") };
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
