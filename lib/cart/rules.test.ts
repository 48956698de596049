import { describe, expect, it } from "vitest";
import { issueOf, leftOf } from "./rules";

const line = { quantity: 2, available: 5, unitAmount: 100, seenAmount: 100 };

describe("issueOf", () => {
  it.each([
    [{}, null],
    [{ available: 2 }, null],
    [{ available: 1 }, "fewer_left"],
    [{ available: 0 }, "sold_out"],
    [{ available: -1 }, "sold_out"],
    [{ unitAmount: 90 }, "price_changed"],
    [{ unitAmount: 110, available: 1 }, "fewer_left"],
  ] as const)("says of %j: %s", (change, issue) => {
    expect(issueOf({ ...line, ...change })).toBe(issue);
  });
});

describe("leftOf", () => {
  it("keeps what was not bought and what was wanted beyond it", () => {
    const lines = [
      { variantId: "a", quantity: 3, seenAmount: 1 },
      { variantId: "b", quantity: 1, seenAmount: 2 },
      { variantId: "c", quantity: 1, seenAmount: 3 },
    ];
    const bought = [
      { variantId: "a", quantity: 2 },
      { variantId: "b", quantity: 4 },
    ];
    expect(leftOf(lines, bought)).toEqual([
      { variantId: "a", quantity: 1, seenAmount: 1 },
      { variantId: "c", quantity: 1, seenAmount: 3 },
    ]);
  });
});
