import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { hashOf, hueOf, lookAt } from "./look";

const picture = (name: string) => readFile(`lib/db/seed/demo/pictures/posts/${name}.avif`);

const bitsBetween = (a: string, b: string) =>
  (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll("0", "").length;

describe("hashOf", () => {
  it("knows a picture again after it was made smaller and encoded anew, and tells others apart", async () => {
    const [one, other] = [await picture("post-01"), await picture("post-02")];
    const again = await sharp(one).resize(240).jpeg({ quality: 50 }).toBuffer();
    expect(bitsBetween(await hashOf(one), await hashOf(again))).toBeLessThanOrEqual(6);
    expect(bitsBetween(await hashOf(one), await hashOf(other))).toBeGreaterThan(6);
  });
});

describe("lookAt", () => {
  it("names the colours that cover most, each hue once", async () => {
    const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#1f4e9e" } })
      .png()
      .toBuffer();
    const { colours, hues, perceptualHash } = await lookAt(bytes);
    expect(colours).toEqual(["#1f4e9e"]);
    expect(hues).toEqual(["blue"]);
    expect(perceptualHash).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("hueOf", () => {
  it.each([
    ["#000000", "black"],
    ["#ffffff", "white"],
    ["#808080", "grey"],
    ["#d02020", "red"],
    ["#e08020", "orange"],
    ["#6b4a2f", "brown"],
    ["#e8d020", "yellow"],
    ["#30a040", "green"],
    ["#2040d0", "blue"],
    ["#8030c0", "purple"],
    ["#e060b0", "pink"],
  ])("calls %s %s", (colour, name) => {
    expect(hueOf(colour)).toBe(name);
  });
});
