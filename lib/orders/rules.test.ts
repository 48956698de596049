import { describe, expect, it } from "vitest";
import { canAdvance, leftOf, overdrawnLine, priceOf, standingEvents, stepBackFrom } from "./rules";

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

describe("stepBackFrom", () => {
  it("takes back what nobody was told, and nothing else", () => {
    expect(stepBackFrom("packed")).toBe("placed");
    expect(stepBackFrom("delivered")).toBe("shipped");
    for (const state of ["placed", "shipped", "cancelled"] as const) expect(stepBackFrom(state)).toBeNull();
  });
});

const happened = (...states: string[]) => states.map((state, index) => ({ state, at: new Date(index) }));
const standing = (...states: string[]) => standingEvents(happened(...states)).map(({ state }) => state);

describe("standingEvents", () => {
  it("leaves a straight way as it is, with every refund", () => {
    const way = ["placed", "packed", "refunded", "shipped", "refunded", "delivered"];
    expect(standing(...way)).toEqual(way);
  });
  it("leaves out steps that were taken back, but no refund among them", () => {
    expect(standing("placed", "packed", "placed")).toEqual(["placed"]);
    expect(standing("placed", "packed", "refunded", "placed", "packed")).toEqual(["placed", "refunded", "packed"]);
    expect(standing("placed", "packed", "shipped", "delivered", "shipped")).toEqual(["placed", "packed", "shipped"]);
    expect(standing("placed", "packed", "placed", "cancelled")).toEqual(["placed", "cancelled"]);
  });
  it("shows a step that was done again at its last time, and the first one at its first", () => {
    const [placed, packed] = standingEvents(happened("placed", "packed", "placed", "packed"));
    expect([placed?.at.getTime(), packed?.at.getTime()]).toEqual([0, 3]);
  });
});

const lines = [
  { position: 0, quantity: 3, unitAmount: 1_000, refundedQuantity: 1 },
  { position: 1, quantity: 1, unitAmount: 250, refundedQuantity: 1 },
];

describe("overdrawnLine", () => {
  it("lets through what is left", () => {
    expect(overdrawnLine(lines, [{ position: 0, quantity: 2 }])).toBeNull();
  });
  it.each([
    [[{ position: 0, quantity: 3 }], 0],
    [[{ position: 1, quantity: 1 }], 0],
    [[{ position: 7, quantity: 1 }], 0],
    [
      [
        { position: 0, quantity: 1 },
        { position: 0, quantity: 1 },
      ],
      1,
    ],
  ])("names the line of %j that asks for too much", (chosen, index) => {
    expect(overdrawnLine(lines, chosen)).toBe(index);
  });
});

describe("priceOf", () => {
  it("adds up pieces at what they cost", () => {
    expect(priceOf(lines, [{ position: 0, quantity: 2 }])).toBe(2_000);
    expect(lines.map(leftOf)).toEqual([2, 0]);
  });
});
