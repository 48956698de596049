import { describe, expect, it } from "vitest";
import { newId, newShortId } from "./ids";

describe("newId", () => {
  it("is a UUID of version 7", () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
  it("carries the time it was made in its first 48 bits", () => {
    const before = Date.now();
    const stamp = Number.parseInt(newId().replaceAll("-", "").slice(0, 12), 16);
    expect(stamp).toBeGreaterThanOrEqual(before);
    expect(stamp).toBeLessThanOrEqual(Date.now());
  });
});

describe("newShortId", () => {
  it("is ten signs that cannot be mistaken for one another", () => {
    expect(newShortId()).toMatch(/^[2-9a-hj-km-np-z]{10}$/);
  });
});
