import { describe, expect, it } from "vitest";
import { canAdvance, readOrderToken, signOrderToken } from "./rules";

const ID = "01890000-0000-7000-8000-000000000000";

describe("readOrderToken", () => {
  it("opens the order it was signed for", () => {
    expect(readOrderToken(signOrderToken(ID, "secret"), "secret")).toBe(ID);
  });
  it.each([
    ["another secret", signOrderToken(ID, "other")],
    ["another order", signOrderToken(ID, "secret").replace("01890000", "01890001")],
    ["no signature", ID],
    ["an empty one", `${ID}.`],
    ["nothing", ""],
  ])("refuses %s", (_, token) => {
    expect(readOrderToken(token, "secret")).toBeNull();
  });
});

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
