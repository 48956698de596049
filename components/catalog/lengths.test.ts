import { describe, expect, it } from "vitest";
import { formatLength } from "./lengths";

describe("formatLength", () => {
  it.each([
    [94, "cm", "9.4"],
    [250, "cm", "25"],
    [94, "in", "3.7"],
    [25.4, "in", "1"],
    [16.6, "cm", "1.66"],
    [16.6, "in", "0.65"],
    [1_234, "cm", "123.4"],
  ] as const)("writes %d mm in %s as %s in either language", (mm, unit, text) => {
    expect(formatLength(mm, unit, "en")).toBe(text);
    expect(formatLength(mm, unit, "th")).toBe(text);
  });
});
