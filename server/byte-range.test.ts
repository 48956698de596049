import { describe, expect, it } from "vitest";
import { readRange } from "./byte-range.mjs";

describe("readRange", () => {
  it.each([
    [undefined, "all"],
    ["bytes=0-", { start: 0, end: 9 }],
    ["bytes=0-1", { start: 0, end: 1 }],
    ["bytes=4-99", { start: 4, end: 9 }],
    ["bytes=-3", { start: 7, end: 9 }],
    ["bytes=-99", { start: 0, end: 9 }],
    ["bytes=10-", "none"],
    ["bytes=-0", "none"],
    ["bytes=5-2", "all"],
    ["bytes=0-1,4-5", "all"],
    ["pages=1-2", "all"],
  ])("reads %s of ten bytes", (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected);
  });
});
