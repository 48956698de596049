// Makes the two committed web fonts from the licensed package: `node scripts/fonts.mjs`, only when the package or the characters change.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PACKAGE = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/anuphan/package.json"));
const OUT = join(ROOT, "app/fonts");
const FORMAT = {
  targetFormat: "woff2",
  variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  noHinting: true,
  dropTables: ["gasp", "MVAR"],
};
const BUDGET_BYTES = 30_000;

/** Every character from the first to the last code point. */
const range = (first, last) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));

// Anuphan itself has no arrows, check mark, dotted circle or zero-width characters; a font of the system draws those.
const FILES = {
  thai: { characters: range(0x0e01, 0x0e5b) },
  // Without ligatures, fractions and the four Icelandic letters, which cost 5 kB and which this shop's texts do not have.
  latin: {
    characters: `${range(0x20, 0x7e)}\u00a0£¥©°·×${range(0xc0, 0xff).replace(/[×÷ÐÞðþ]/g, "")}–—‘’“”•…€−`,
    keepFeatures: ["kern"],
  },
};

await mkdir(OUT, { recursive: true });
let total = 0;
for (const [name, { characters, ...options }] of Object.entries(FILES)) {
  const source = await readFile(join(PACKAGE, `files/anuphan-${name}-wght-normal.woff2`));
  const font = await subsetFont(source, characters, { ...FORMAT, ...options });
  await writeFile(join(OUT, `anuphan-${name}.woff2`), font);
  total += font.length;
  console.log(`anuphan-${name}.woff2 ${font.length} bytes`);
}
await copyFile(join(PACKAGE, "LICENSE"), join(OUT, "OFL.txt"));
console.log(`together ${total} of ${BUDGET_BYTES} bytes`);
if (total > BUDGET_BYTES) process.exitCode = 1;
