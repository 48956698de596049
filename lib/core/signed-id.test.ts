import { describe, expect, it } from "vitest";
import { readSignedId, signId } from "./signed-id";

const ID = "01890000-0000-7000-8000-000000000000";

describe("readSignedId", () => {
  it("opens what it was signed for", () => {
    expect(readSignedId("order", signId("order", ID, "secret"), "secret")).toBe(ID);
  });
  it.each([
    ["another secret", signId("order", ID, "other")],
    ["another kind of thing", signId("checkout", ID, "secret")],
    ["another id", signId("order", ID, "secret").replace("01890000", "01890001")],
    ["no signature", ID],
    ["an empty one", `${ID}.`],
    ["nothing", ""],
  ])("refuses %s", (_, token) => {
    expect(readSignedId("order", token, "secret")).toBeNull();
  });
});
