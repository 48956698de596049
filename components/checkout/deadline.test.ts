import { describe, expect, it } from "vitest";
import { clockOf, deadlineOf } from "./deadline";

describe("deadlineOf", () => {
  it("does not jump with every answer's way over the network", () => {
    expect(deadlineOf(600_000, { secondsLeft: 599, knownAt: 2_400 })).toBe(600_000);
  });

  it("follows the shop when it says something else", () => {
    expect(deadlineOf(600_000, { secondsLeft: 300, knownAt: 2_000 })).toBe(302_000);
  });
});

describe("clockOf", () => {
  it("shows minutes and seconds in two figures each, so that nothing moves", () => {
    expect([600, 372, 61, 9, 0].map(clockOf)).toEqual(["10:00", "06:12", "01:01", "00:09", "00:00"]);
  });
});
