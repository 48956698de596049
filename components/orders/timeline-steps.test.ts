import { describe, expect, it } from "vitest";
import { timelineSteps } from "./timeline-steps";

const at = (day: number) => `2026-11-0${String(day)}T10:00:00Z`;
const names = (steps: ReturnType<typeof timelineSteps>) => steps.map(({ name }) => name);

describe("timelineSteps", () => {
  it("shows what is ahead without a date", () => {
    const steps = timelineSteps({
      state: "packed",
      events: [
        { state: "placed", at: at(1) },
        { state: "packed", at: at(2) },
      ],
    });
    expect(names(steps)).toEqual(["placed", "packed", "shipped", "delivered"]);
    expect(steps.map((step) => step.at)).toEqual([at(1), at(2), null, null]);
    expect(steps.filter(({ isCurrent }) => isCurrent).map(({ name }) => name)).toEqual(["packed"]);
  });

  it("ends with the cancellation and the money's way back", () => {
    const events = ["placed", "cancelled", "refunded"].map((state, day) => ({ state, at: at(day + 1) }));
    expect(names(timelineSteps({ state: "cancelled", events }))).toEqual(["placed", "cancelled", "refunded"]);
  });

  it("leaves out what it has no word for", () => {
    const events = [
      { state: "placed", at: at(1) },
      { state: "weighed", at: at(2) },
    ];
    expect(names(timelineSteps({ state: "placed", events }))).toEqual(["placed", "packed", "shipped", "delivered"]);
  });
});
