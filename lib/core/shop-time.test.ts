import { describe, expect, it } from "vitest";
import { endOfShopDay, fromShopTime, lastShopDay, toShopTime } from "./shop-time";

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

describe("endOfShopDay and lastShopDay", () => {
  it("know when a day is over where the shop is, and which day that was", () => {
    const end = endOfShopDay("2026-12-31");
    expect(end?.toISOString()).toBe("2026-12-31T17:00:00.000Z");
    expect(end && lastShopDay(end)).toBe("2026-12-31");
    expect(endOfShopDay("x")).toBeNull();
  });
});
