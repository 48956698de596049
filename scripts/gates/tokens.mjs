import { readSources, report } from "../test/read-sources.mjs";

const PALETTE =
  "slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|black|white";
const PROPERTIES =
  "bg|text|border(?:-[xytrblse])?|divide|fill|stroke|ring(?:-offset)?|from|via|to|outline|decoration|shadow|accent|caret|placeholder";
const STYLE = "color|backgroundColor|background|borderColor|outlineColor|fill|stroke|stopColor";
const NAMED = `${PALETTE}|silver|maroon|navy|olive|aqua|gold|brown|beige|ivory|tan|coral|crimson|salmon|khaki`;
const RAW = [
  /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b/gi,
  /\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(/g,
  new RegExp(`\\b(?:${PROPERTIES})-(?:(?:${PALETTE})(?:-\\d+)?\\b|\\[(?:${NAMED})\\])`, "g"),
  new RegExp(`\\b(?:${STYLE})(?:: |=\\{?)["'](?:${NAMED})["']`, "g"),
];

// A brand changes its tokens in app/brand.css: a colour anywhere else would stay behind.
const sources = readSources(["components", "app"], /(?<!\.test)\.tsx?$/);
report(
  sources.flatMap(({ file, text }) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        RAW.flatMap((raw) => line.match(raw) ?? []).map(
          (colour) => `${file}:${index + 1} has the raw colour ${colour}: use a token of app/brand.css.`,
        ),
      ),
  ),
);
