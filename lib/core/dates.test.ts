import { describe, expect, it } from "vitest";
import { addMonths } from "./dates";

describe("addMonths", () => {
  it("keeps the day of the month, or takes the last one of a shorter month", () => {
    expect([addMonths("2026-11-29", 3), addMonths("2027-11-29", 3), addMonths("2026-12-15", 24)]).toEqual([
      "2027-02-28",
      "2028-02-29",
      "2028-12-15",
    ]);
  });
});
