/** The colours that a brand sets, each once for light screens and once for dark ones. */
export const COLOURS = [
  "paper",
  "surface",
  "ink",
  "muted",
  "line",
  "clay",
  "celadon",
  "star",
  "danger",
  "success",
] as const;
export type Colour = (typeof COLOURS)[number];
export const SCHEMES = ["light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];
export const RADII = ["card", "sheet", "thumb"] as const;
export type Radius = (typeof RADII)[number];

/** Families that a brand chooses from; a phone has all of them but the first, which the shop brings. */
export const FONTS = {
  anuphan: "var(--font-latin),var(--font-thai),system-ui,sans-serif",
  system: "system-ui,sans-serif",
  serif: 'Georgia,"Noto Serif Thai","Thonburi",serif',
} as const;
export type FontName = keyof typeof FONTS;

/** The look of a brand: colours as `#rrggbb`, radii in pixels. */
export type Look = Record<Scheme, Record<Colour, string>> & { radii: Record<Radius, number>; font: FontName };

/** The tokens of `app/brand.css`, for whoever needs them outside of a browser; a test holds them together. */
export const SHIPPED_LOOK: Look = {
  light: {
    ...{ paper: "#fbf8f3", surface: "#ffffff", ink: "#211c18", muted: "#675e55", line: "#e7dfd4" },
    ...{ clay: "#a9432a", celadon: "#47695a", star: "#b87400", danger: "#b3261e", success: "#2c6a4c" },
  },
  dark: {
    ...{ paper: "#161311", surface: "#211d1a", ink: "#f5efe7", muted: "#b8ac9f", line: "#3a332d" },
    ...{ clay: "#f0906b", celadon: "#9cc3af", star: "#f2b64a", danger: "#ff8a80", success: "#7fcfa4" },
  },
  radii: { card: 12, sheet: 20, thumb: 8 },
  font: "anuphan",
};

/** Custom properties that differ from the shipped ones, by scheme; what belongs to no scheme is with `light`. */
function changedTokens(look: Look): Record<Scheme, string[]> {
  const coloursOf = (scheme: Scheme) =>
    COLOURS.filter((name) => look[scheme][name] !== SHIPPED_LOOK[scheme][name]).map(
      (name) => `--brand-${name}:${look[scheme][name]}`,
    );
  const radii = RADII.filter((name) => look.radii[name] !== SHIPPED_LOOK.radii[name]).map(
    (name) => `--brand-radius-${name}:${String(look.radii[name])}px`,
  );
  const font = look.font === SHIPPED_LOOK.font ? [] : [`--brand-font:${FONTS[look.font]}`];
  return { light: [...coloursOf("light"), ...radii, ...font], dark: coloursOf("dark") };
}

/**
 * What a page needs beside `app/brand.css`: only the tokens that differ from it, empty where none do. Each selector
 * weighs more than its twin there, so that the order of the two does not matter.
 */
export function lookCss(look: Look): string {
  const { light, dark } = changedTokens(look);
  const plain = light.length === 0 ? "" : `html:root{${light.join(";")}}`;
  if (dark.length === 0) return plain;
  const tokens = dark.join(";");
  return `${plain}@media(prefers-color-scheme:dark){html:root:not([data-theme=light]){${tokens}}}html:root[data-theme=dark]{${tokens}}`;
}

/** Every token of a scheme as custom properties, for a part of a page that wears another look than the page. */
export const lookTokens = (look: Look, scheme: Scheme): Record<string, string> => ({
  ...Object.fromEntries(COLOURS.map((name) => [`--brand-${name}`, look[scheme][name]])),
  ...Object.fromEntries(RADII.map((name) => [`--brand-radius-${name}`, `${String(look.radii[name])}px`])),
  "--brand-font": FONTS[look.font],
});
