import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DemoProduct } from "./demo-files";
import { SIZE_GUIDES } from "./size-guides";

// Safe: the seed parses the same file.
const { products } = JSON.parse(readFileSync("lib/db/seed/demo/catalogue.json", "utf8")) as { products: DemoProduct[] };

const guides = Object.entries(SIZE_GUIDES).flatMap(([collection, guide]) => (guide ? [{ collection, ...guide }] : []));
const rows = guides.flatMap(({ collection, rows }) => rows.map((row) => ({ collection, ...row })));

/** Which of a product's dimensions a column measures; the others are measured apart. */
const SIDES = { diameter: "depth", length: "depth", width: "width", outer: "width", height: "height" } as const;

describe("SIZE_GUIDES", () => {
  it("measure every product of their collections, each in its own collection", () => {
    const measured = rows.flatMap(({ collection, handles }) => handles.map((handle) => `${collection} ${handle}`));
    const sold = products.filter(({ collection }) => collection in SIZE_GUIDES);
    expect(new Set(measured)).toEqual(new Set(sold.map(({ collection, handle }) => `${collection} ${handle}`)));
  });

  it.each(rows)("agree with the dimensions of $handles", ({ handles, mm }) => {
    for (const handle of handles) {
      const dimensions = products.find((product) => product.handle === handle)?.dimensionsMm;
      for (const [column, side] of Object.entries(SIDES)) {
        if (mm[column] !== undefined) expect([column, mm[column]]).toEqual([column, dimensions?.[side]]);
      }
    }
  });

  it.each(guides)("name a column for every measure of $collection", ({ columns, rows: own }) => {
    const codes = columns.map(({ code }) => code);
    for (const { mm } of own) for (const code of Object.keys(mm)) expect(codes).toContain(code);
  });

  it("have a row for each ring size that is sold, whose two measures are of one circle", () => {
    const sizes = products.find(({ handle }) => handle === "stone-ring")?.options.find(({ code }) => code === "size");
    const rings = rows.filter(({ handles }) => handles.includes("stone-ring"));
    expect(rings.map(({ mm }) => String(mm["around"]))).toEqual(sizes?.values.map(({ code }) => code));
    for (const { mm } of rings) expect((mm["inner"] ?? 0) * Math.PI).toBeCloseTo(mm["around"] ?? 0, 0);
  });

  it("let no vase have a mouth wider than itself", () => {
    for (const { mm } of rows) if (mm["mouth"] !== undefined) expect(mm["mouth"]).toBeLessThan(mm["diameter"] ?? 0);
  });
});
