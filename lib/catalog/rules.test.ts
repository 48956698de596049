import { describe, expect, it } from "vitest";
import { choiceText } from "./rules";

const options = [
  { code: "stone", label: { th: "หิน", en: "Stone" }, values: [{ code: "jade", label: { th: "หยก", en: "Jade" } }] },
  { code: "size", label: { th: "ขนาด", en: "Size" }, values: [{ code: "52", label: { th: "52", en: "52" } }] },
];

describe("choiceText", () => {
  it("names the chosen values in the order of the options", () => {
    expect(choiceText(options, { size: "52", stone: "jade" })).toEqual({ th: "หยก, 52", en: "Jade, 52" });
  });
  it("is empty for a product without options and skips a value that is gone", () => {
    expect(choiceText([], {})).toEqual({ th: "", en: "" });
    expect(choiceText(options, { stone: "ruby" })).toEqual({ th: "", en: "" });
  });
});
