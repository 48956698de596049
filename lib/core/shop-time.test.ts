import { describe, expect, it } from "vitest";
import { fromShopTime, toShopTime } from "./shop-time";

describe("the clock of the shop", () => {
  it("is Bangkok's in both directions", () => {
    expect(toShopTime(new Date("2026-11-24T08:40:00Z"))).toBe("2026-11-24T15:40");
    expect(fromShopTime("2026-11-24T15:40")).toEqual(new Date("2026-11-24T08:40:00Z"));
    expect(fromShopTime("2027-01-01T03:00")).toEqual(new Date("2026-12-31T20:00:00Z"));
  });

  it("knows what is no time", () => {
    expect(fromShopTime("")).toBeNull();
    expect(fromShopTime("soon")).toBeNull();
  });
});
