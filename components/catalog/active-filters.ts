import type { ProductFacets } from "@/lib/catalog/contract";
import { type ShopFilters, toggle } from "./shop-filters";

/** A choice in words, with the filters that are left without it. */
export type ActiveFilter = { name: string; without: ShopFilters };

/**
 * What is chosen, each with its name; where names are not known yet, as it stands in the address.
 *
 * @param facets Of the list as it is now: they hold every chosen value.
 * @param availableText What "only what can be bought now" is called.
 */
export function activeFilters(
  filters: ShopFilters,
  facets: ProductFacets | null,
  availableText: string,
): ActiveFilter[] {
  const { collection, option, tag, min, max, isAvailable } = filters;
  const optionNames = (facets?.options ?? []).flatMap((one) =>
    one.values.map(({ value, label }) => ({ value, label: `${one.label}: ${label}` })),
  );
  const named = (names: readonly { value: string; label: string }[] | undefined, value: string) =>
    names?.find((one) => one.value === value)?.label ?? value;
  return [
    ...collection.map((value) => ({
      name: named(facets?.collections, value),
      without: toggle(filters, "collection", value),
    })),
    ...option.map((value) => ({ name: named(optionNames, value), without: toggle(filters, "option", value) })),
    ...tag.map((value) => ({ name: `#${named(facets?.tags, value)}`, without: toggle(filters, "tag", value) })),
    ...(min === "" && max === ""
      ? []
      : [{ name: `฿${min === "" ? "0" : min}–${max}`, without: { ...filters, min: "", max: "" } }]),
    ...(isAvailable ? [{ name: availableText, without: { ...filters, isAvailable: false } }] : []),
  ];
}
