import { describe, expect, it } from "vitest";
import { mergeQuantities, stockOf } from "./rules";

describe("mergeQuantities", () => {
  it("sums lines of one variant and sorts by variant, so that two carts lock rows in one order", () => {
    const lines = [
      { variantId: "b", quantity: 1 },
      { variantId: "a", quantity: 2 },
      { variantId: "b", quantity: 3 },
    ];
    expect(mergeQuantities(lines)).toEqual([
      { variantId: "a", quantity: 2 },
      { variantId: "b", quantity: 4 },
    ]);
  });
});

describe("stockOf", () => {
  it.each([
    [0, "out_of_stock", 0],
    [-1, "out_of_stock", 0],
    [1, "in_stock", 1],
    [10, "in_stock", 10],
    [500, "in_stock", 10],
  ] as const)("says of %i available: %s, %i left", (available, availability, left) => {
    expect(stockOf(available)).toEqual({ availability, left });
  });
});
