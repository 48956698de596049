import { describe, expect, it } from "vitest";
import type { LineItem } from "@/lib/cart/contract";
import { bagRows, placesAfter } from "./bag-rows";

// Safe: only the id matters here.
const line = (variantId: string) => ({ variantId }) as LineItem;
const [cup, jar, bowl] = [line("cup"), line("jar"), line("bowl")];
const drawn = (rows: ReturnType<typeof bagRows>) => rows.map((row) => `${row.kind} ${row.line.variantId}`);

describe("bagRows", () => {
  it("leaves what was taken out in its place", () => {
    const rows = bagRows(["cup", "jar", "bowl"], [cup, bowl], [{ line: jar, isReturning: false }]);
    expect(drawn(rows)).toEqual(["line cup", "removed jar", "line bowl"]);
  });

  it("shows one that is put back as on its way until it is forgotten", () => {
    const rows = bagRows(["cup", "jar"], [cup, jar], [{ line: cup, isReturning: true }]);
    expect(drawn(rows)).toEqual(["removed cup", "line jar"]);
  });
});

describe("placesAfter", () => {
  it("keeps the place of what comes back, although the bag now has it last", () => {
    const places = placesAfter(["cup", "jar", "bowl"], [jar, bowl, cup]);
    expect(drawn(bagRows(places, [jar, bowl, cup], []))).toEqual(["line cup", "line jar", "line bowl"]);
  });

  it("adds what is new at the end, and is the same list when nothing is", () => {
    const places = ["cup"];
    expect(placesAfter(places, [jar, cup])).toEqual(["cup", "jar"]);
    expect(placesAfter(places, [cup])).toBe(places);
  });
});
