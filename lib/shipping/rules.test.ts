import { describe, expect, it } from "vitest";
import { localDay } from "@/lib/core/dates";
import { addWorkingDays, extraDaysTo } from "./rules";

describe("addWorkingDays", () => {
  it.each([
    ["2026-11-23", 1, "2026-11-24"],
    ["2026-11-27", 1, "2026-11-30"],
    ["2026-11-28", 2, "2026-12-01"],
    ["2026-12-30", 3, "2027-01-04"],
  ])("counts from %s %i working days to %s, weekends left out", (from, days, until) => {
    expect(addWorkingDays(from, days)).toBe(until);
  });
});

describe("localDay", () => {
  it("is the day in Bangkok, which begins seven hours before the one in Greenwich", () => {
    expect(localDay(new Date("2026-11-22T17:00:00Z"))).toBe("2026-11-23");
    expect(localDay(new Date("2026-11-22T16:59:59Z"))).toBe("2026-11-22");
  });
});

describe("extraDaysTo", () => {
  it("adds days by the first two digits, and none where nothing is known", () => {
    const extraDays = { "58": 2, "96": 1 };
    expect(extraDaysTo(extraDays, "58000")).toBe(2);
    expect(extraDaysTo(extraDays, "96110")).toBe(1);
    expect(extraDaysTo(extraDays, "10110")).toBe(0);
    expect(extraDaysTo(extraDays, undefined)).toBe(0);
  });
});
