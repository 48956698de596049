import { describe, expect, it } from "vitest";
import { canAdvance } from "./rules";

describe("canAdvance", () => {
  it("goes forward one step at a time", () => {
    expect(canAdvance("placed", "packed")).toBe(true);
    expect(canAdvance("placed", "shipped")).toBe(false);
    expect(canAdvance("shipped", "packed")).toBe(false);
  });
  it("never cancels a parcel that is on its way", () => {
    expect(canAdvance("packed", "cancelled")).toBe(true);
    expect(canAdvance("shipped", "cancelled")).toBe(false);
  });
});
