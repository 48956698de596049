import { describe, expect, it } from "vitest";
import { countFilters, NO_FILTERS, readFilters, toggle, writeFilters } from "./shop-filters";

describe("readFilters", () => {
  it("gives back what writeFilters wrote", () => {
    const filters = {
      collection: ["vases"],
      option: ["glaze:sea", "size:52"],
      tag: ["แจกัน"],
      min: "200",
      max: "900",
      isAvailable: true,
      sort: "price-asc" as const,
    };
    expect(readFilters(writeFilters(filters))).toEqual(filters);
    expect(writeFilters(filters)).toContain("option=glaze:sea,size:52");
  });

  it("narrows nothing for an address that says nothing it knows", () => {
    for (const search of ["", "?", "?sort=cheap&min=a&max=-1&utm_source=story&available=yes&tag=,,"]) {
      expect(readFilters(search)).toEqual(NO_FILTERS);
    }
  });

  it("turns a range the right way round, names each value once and takes twenty at most", () => {
    const tags = Array.from({ length: 30 }, (_, index) => `t${String(index)}`);
    expect(readFilters("?min=900&max=200")).toMatchObject({ min: "200", max: "900" });
    expect(readFilters("?tag=a,b,a").tag).toEqual(["a", "b"]);
    expect(readFilters(`?tag=${tags.join(",")}`).tag).toHaveLength(20);
  });
});

describe("writeFilters", () => {
  it("is empty where nothing is narrowed", () => {
    expect(writeFilters(NO_FILTERS)).toBe("");
  });
});

describe("toggle and countFilters", () => {
  it("count choices, a range as one, and sorting as none", () => {
    const chosen = toggle({ ...NO_FILTERS, min: "1", max: "2", sort: "newest" }, "tag", "bowl");
    expect(countFilters(chosen)).toBe(2);
    expect(countFilters(toggle(chosen, "tag", "bowl"))).toBe(1);
  });
});
