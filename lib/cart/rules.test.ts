import { describe, expect, it } from "vitest";
import { issueOf } from "./rules";

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
