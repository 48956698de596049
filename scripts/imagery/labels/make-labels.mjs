// Draws the label textures (SVG -> PNG) next to this file. Needs the npm package `sharp` and Noto fonts with Thai.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const here = dirname(fileURLToPath(import.meta.url));
const SERIF = "Noto Serif Thai,Noto Serif,DejaVu Serif";
const SANS = "Noto Sans Thai,Noto Sans,DejaVu Sans";

/** One centred line of text. */
const line = (text, x, y, size, font = SANS, spacing = 0) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-family="${font}" letter-spacing="${spacing}">${text}</text>`;

/** A paper label: wordmark, rule, product name in Thai and English, contents. */
function paperLabel({ width, height, paper, ink, accent, thai, english, contents, frame = false }) {
  const x = width / 2;
  const y = (share) => Math.round(height * share);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="${paper}"/>
    ${frame ? `<rect x="36" y="36" width="${width - 72}" height="${height - 72}" fill="none" stroke="${accent}" stroke-width="5"/>` : ""}
    <g fill="${ink}" text-anchor="middle">
      ${line("lamai", x, y(0.3), 112, SERIF, 24)}
      <rect x="${x - 50}" y="${y(0.36)}" width="100" height="4" fill="${accent}"/>
      ${line(thai, x, y(0.53), 62, SERIF)}
      ${line(english, x, y(0.66), 40, SANS, 7)}
      ${line(contents, x, y(0.85), 36, SANS, 4)}
    </g></svg>`;
}

const jar = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="400"><rect width="900" height="400" fill="#efe7db"/>
  <g fill="#4a3a2c" text-anchor="middle">${line("lamai", 450, 180, 120, SERIF, 20)}${line("ครีมข้าวหอม rice cream", 450, 300, 58)}</g></svg>`;

const soap = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="800"><rect width="500" height="800" fill="#f1e8d8"/>
  <g fill="#4a3a2c" text-anchor="middle">${line("lamai", 250, 360, 104, SERIF, 14)}${line("สบู่น้ำซาวข้าว", 250, 470, 52)}${line("rice-water soap", 250, 540, 40)}</g></svg>`;

const tote = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000">
  <g fill="none" stroke="#2f4a3a" stroke-width="16" stroke-linecap="round"><path d="M500 620 C500 480 500 300 500 150"/>
  <path d="M500 480 C380 470 320 380 310 290 C420 300 490 370 500 480"/><path d="M500 400 C620 390 680 310 690 220 C580 230 510 300 500 400"/></g>
  <g fill="#2f4a3a" text-anchor="middle">${line("lamai", 500, 820, 150, SERIF, 26)}${line("ของใช้ในบ้าน", 500, 930, 66)}</g></svg>`;

const labels = {
  serum: paperLabel({
    width: 900,
    height: 668,
    paper: "#f4ede1",
    ink: "#3a2f28",
    accent: "#b08a52",
    thai: "เซรั่มมะลิ",
    english: "JASMINE FACE SERUM",
    contents: "30 ml  1.0 fl oz",
  }),
  candle: paperLabel({
    width: 900,
    height: 697,
    paper: "#efe6d6",
    ink: "#4a3a2c",
    accent: "#8c6f4b",
    thai: "ตะไคร้ &amp; ขิง",
    english: "LEMONGRASS · GINGER",
    contents: "soy candle 220 g",
    frame: true,
  }),
  diffuser: paperLabel({
    width: 900,
    height: 640,
    paper: "#f2ebdf",
    ink: "#33403a",
    accent: "#7d9484",
    thai: "ลมบ่าย",
    english: "AFTERNOON BREEZE",
    contents: "reed diffuser 120 ml",
  }),
  mist: paperLabel({
    width: 900,
    height: 920,
    paper: "#eef0e6",
    ink: "#33403a",
    accent: "#7d9484",
    thai: "ไอฝน",
    english: "AFTER RAIN",
    contents: "linen mist 150 ml",
  }),
  lotion: paperLabel({
    width: 900,
    height: 920,
    paper: "#f3e9df",
    ink: "#4a332c",
    accent: "#b98068",
    thai: "โลชั่นน้ำนมข้าว",
    english: "RICE MILK LOTION",
    contents: "250 ml  8.4 fl oz",
  }),
  jar,
  soap,
  tote,
};

for (const [name, svg] of Object.entries(labels))
  await sharp(Buffer.from(svg))
    .png()
    .toFile(join(here, `${name}.png`));
