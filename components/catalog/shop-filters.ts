import type { ProductSort } from "@/lib/catalog/contract";

/** How a list of products is narrowed and sorted, as its address says it. Amounts are whole baht as typed. */
export type ShopFilters = {
  collection: string[];
  option: string[];
  tag: string[];
  min: string;
  max: string;
  isAvailable: boolean;
  sort: ProductSort;
};

export const NO_FILTERS: ShopFilters = {
  collection: [],
  option: [],
  tag: [],
  min: "",
  max: "",
  isAvailable: false,
  sort: "featured",
};

/** Sorts in the order in which they are offered. */
export const SORTS = ["featured", "newest", "price-asc", "price-desc"] as const satisfies ProductSort[];

export type ListKind = "collection" | "option" | "tag";
const LIST_KINDS: ListKind[] = ["collection", "option", "tag"];

const AMOUNT = /^\d{1,7}$/;
const MOST_VALUES = 20;

/** Reads the address; what it does not know is left out, so that no link of somebody else breaks the page. */
export function readFilters(search: string): ShopFilters {
  const params = new URLSearchParams(search);
  const list = (kind: ListKind) =>
    [...new Set((params.get(kind) ?? "").split(",").filter(Boolean))].slice(0, MOST_VALUES);
  const amount = (name: string) => (AMOUNT.test(params.get(name) ?? "") ? (params.get(name) ?? "") : "");
  const [min, max] = [amount("min"), amount("max")];
  return {
    collection: list("collection"),
    option: list("option"),
    tag: list("tag"),
    ...(min !== "" && max !== "" && Number(min) > Number(max) ? { min: max, max: min } : { min, max }),
    isAvailable: params.get("available") === "1",
    sort: SORTS.find((sort) => sort === params.get("sort")) ?? "featured",
  };
}

/** The address of filters, with its question mark; empty where nothing is narrowed. */
export function writeFilters({ min, max, isAvailable, sort, ...lists }: ShopFilters): string {
  const params = new URLSearchParams();
  for (const kind of LIST_KINDS) if (lists[kind].length > 0) params.set(kind, lists[kind].join(","));
  if (min !== "") params.set("min", min);
  if (max !== "") params.set("max", max);
  if (isAvailable) params.set("available", "1");
  if (sort !== "featured") params.set("sort", sort);
  const text = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text === "" ? "" : `?${text}`;
}

/** Chooses a value, or takes it back. */
export function toggle(filters: ShopFilters, kind: ListKind, value: string): ShopFilters {
  const before = filters[kind];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return { ...filters, [kind]: after };
}

/** How many choices narrow the list; sorting is none. */
export const countFilters = ({ min, max, isAvailable, ...lists }: ShopFilters): number =>
  LIST_KINDS.reduce((sum, kind) => sum + lists[kind].length, 0) +
  (min !== "" || max !== "" ? 1 : 0) +
  (isAvailable ? 1 : 0);

/** What the API is asked; a collection's page asks for that one whatever the address says. */
export function apiQuery(filters: ShopFilters, collection: string | null): string {
  return writeFilters(collection === null ? filters : { ...filters, collection: [collection] }).slice(1);
}
