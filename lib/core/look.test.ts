import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrastRatio, weakPairs, writeRatio } from "./contrast";
import { COLOURS, lookCss, lookTokens, RADII, SHIPPED_LOOK } from "./look";

const css = readFileSync("app/brand.css", "utf8");
const blocks = css.split("{");
/** Values of a token in the order of the file: light, dark by the system, dark by choice. */
const valuesOf = (token: string) =>
  [...css.matchAll(new RegExp(`--brand-${token}: ([^;]+);`, "g"))].map(([, value]) => value);

const withClay = (light: string, dark = SHIPPED_LOOK.dark.clay) => ({
  ...SHIPPED_LOOK,
  light: { ...SHIPPED_LOOK.light, clay: light },
  dark: { ...SHIPPED_LOOK.dark, clay: dark },
});

describe("SHIPPED_LOOK", () => {
  it("is what app/brand.css says", () => {
    expect(blocks.length).toBeGreaterThan(1);
    for (const name of COLOURS) {
      const dark = SHIPPED_LOOK.dark[name];
      expect([name, valuesOf(name)]).toEqual([name, [SHIPPED_LOOK.light[name], dark, dark]]);
    }
    for (const name of RADII) expect(valuesOf(`radius-${name}`)).toEqual([`${String(SHIPPED_LOOK.radii[name])}px`]);
    expect(valuesOf("font").map((value) => value?.replaceAll(", ", ","))).toEqual([
      lookTokens(SHIPPED_LOOK, "light")["--brand-font"],
    ]);
  });

  it("is readable", () => expect(weakPairs(SHIPPED_LOOK)).toEqual([]));
});

describe("lookCss", () => {
  it("is empty for the shipped look, and holds only what differs", () => {
    expect(lookCss(SHIPPED_LOOK)).toBe("");
    expect(lookCss(withClay("#123456"))).toBe("html:root{--brand-clay:#123456}");
    expect(lookCss(withClay(SHIPPED_LOOK.light.clay, "#abcdef"))).toBe(
      "@media(prefers-color-scheme:dark){html:root:not([data-theme=light]){--brand-clay:#abcdef}}html:root[data-theme=dark]{--brand-clay:#abcdef}",
    );
  });

  it("takes no more than 300 bytes for an accent, radii and a font", () => {
    const look = { ...withClay("#123456", "#abcdef"), radii: { card: 0, sheet: 0, thumb: 0 }, font: "system" as const };
    expect(lookCss(look).length).toBeLessThanOrEqual(300);
  });
});

describe("contrastRatio", () => {
  it.each([
    ["#000000", "#ffffff", "21.00"],
    ["#ffffff", "#ffffff", "1.00"],
    ["#777777", "#ffffff", "4.47"],
    ["#0000ff", "#ffffff", "8.59"],
  ])("of %s on %s is %s", (one, other, ratio) => {
    expect(writeRatio(contrastRatio(one, other))).toBe(ratio);
    expect(contrastRatio(other, one)).toBe(contrastRatio(one, other));
  });
});

describe("weakPairs", () => {
  it("names the colour, what it stands on, and what is missing", () => {
    expect(weakPairs(withClay("#c0a090"))).toMatchObject([
      { scheme: "light", front: "clay", back: "paper", needed: 4.5 },
      { scheme: "light", front: "clay", back: "surface", needed: 4.5 },
    ]);
  });

  it("never says a ratio that would be enough", () => expect(writeRatio(4.4999)).toBe("4.49"));
});
