import { readSources, report } from "../test/read-sources.mjs";

const PALETTE =
  "slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|black|white";
const RAW = [
  /#[0-9a-f]{3,8}\b(?=["'`;\s)])/gi,
  /\b(?:rgba?|hsla?|oklch)\(/g,
  new RegExp(
    `\\b(?:bg|text|border|fill|stroke|ring|from|via|to|outline|decoration|shadow)-(?:${PALETTE})(?:-\\d+)?\\b`,
    "g",
  ),
];

// A brand changes its tokens in app/brand.css: a colour anywhere else would stay behind.
const sources = readSources(["components", "app"], /\.tsx$/);
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
