import { describe, expect, it } from "vitest";
import { stepFrom } from "./steps";

const HANDLES = ["morning", "vases"];

describe("stepFrom", () => {
  it.each([
    [{ handle: "morning", frame: 0 }, 1, { handle: "morning", frame: 1 }],
    [{ handle: "morning", frame: 2 }, 1, { handle: "vases", frame: 0 }],
    [{ handle: "vases", frame: 2 }, 1, null],
    [{ handle: "vases", frame: 1 }, -1, { handle: "vases", frame: 0 }],
    [{ handle: "vases", frame: 0 }, -1, { handle: "morning", frame: 0 }],
    [{ handle: "morning", frame: 0 }, -1, { handle: "morning", frame: 0 }],
  ] as const)("leads from %j by %i to %j", (from, step, to) => {
    expect(stepFrom(HANDLES, { ...from, count: 3 }, step)).toEqual(to);
  });
});
