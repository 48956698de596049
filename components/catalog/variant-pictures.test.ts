import { describe, expect, it } from "vitest";
import { picturesFor } from "./variant-pictures";

const picture = (key: string, variantId: string | null) => ({
  ...{ key, variantId, width: 1080, height: 1350, alt: key, placeholder: "none" },
});

const PICTURES = [picture("jade", "jade-52"), picture("jade-hand", "jade-52"), picture("all", null), picture("rose", "rose-52")]; // prettier-ignore
const keysFor = (id: string, pictureKey: string | null) =>
  picturesFor(PICTURES, { id, pictureKey }).map(({ key }) => key);

describe("picturesFor", () => {
  it("shows a variant's own pictures first and those of others last, none left out", () => {
    expect(keysFor("rose-52", "rose")).toEqual(["rose", "all", "jade", "jade-hand"]);
    expect(keysFor("jade-52", "jade")).toEqual(["jade", "jade-hand", "all", "rose"]);
  });

  it("shows a variant that looks like another in the other's picture", () => {
    expect(keysFor("rose-54", "rose")[0]).toBe("rose");
  });

  it("shows what is of all variants first where a variant has no picture of its own", () => {
    expect(keysFor("onyx-52", "all")).toEqual(["all", "jade", "jade-hand", "rose"]);
    expect(keysFor("onyx-52", null)[0]).toBe("all");
  });
});
