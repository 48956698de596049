import sharp from "sharp";

/** What a picture looks like, small enough to be compared and filtered by. */
export type Look = { perceptualHash: string; colours: string[]; hues: string[] };

const HASH = { columns: 9, rows: 8 } as const;
const COLOURS = { side: 32, count: 4, step: 32 } as const;

/**
 * Looks at a picture of our own making.
 *
 * @param bytes A rendition; never what somebody sent.
 */
export async function lookAt(bytes: Buffer): Promise<Look> {
  const [perceptualHash, colours] = await Promise.all([hashOf(bytes), coloursOf(bytes)]);
  return { perceptualHash, colours, hues: [...new Set(colours.map(hueOf))] };
}

/**
 * 64 bits, each saying whether a spot is brighter than its right neighbour: what is resized, cropped a little or
 * encoded anew keeps nearly all of them.
 *
 * @returns 16 hexadecimal digits.
 */
export async function hashOf(bytes: Buffer): Promise<string> {
  const { columns, rows } = HASH;
  const pixels = await sharp(bytes).greyscale().resize(columns, rows, { fit: "fill" }).raw().toBuffer();
  let bits = "";
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns - 1; column += 1) {
      const at = row * columns + column;
      bits += (pixels[at] ?? 0) > (pixels[at + 1] ?? 0) ? "1" : "0";
    }
  }
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

type Rgb = [red: number, green: number, blue: number];

/** The colours that cover most, as `#rrggbb`, the largest first. */
async function coloursOf(bytes: Buffer): Promise<string[]> {
  const { side, count, step } = COLOURS;
  const pixels = await sharp(bytes).resize(side, side, { fit: "cover" }).removeAlpha().raw().toBuffer();
  const groups = new Map<string, { size: number; sum: Rgb }>();
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const rgb: Rgb = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    const name = rgb.map((value) => Math.round(value / step)).join();
    const { size, sum } = groups.get(name) ?? { size: 0, sum: [0, 0, 0] as Rgb };
    groups.set(name, { size: size + 1, sum: [sum[0] + rgb[0], sum[1] + rgb[1], sum[2] + rgb[2]] });
  }
  return [...groups.values()]
    .sort((a, b) => b.size - a.size)
    .slice(0, count)
    .map(
      ({ size, sum }) =>
        `#${sum
          .map((part) =>
            Math.round(part / size)
              .toString(16)
              .padStart(2, "0"),
          )
          .join("")}`,
    );
}

/** Names of the filter, in the order of their first hue in degrees. */
const HUES = [
  [15, "red"],
  [45, "orange"],
  [70, "yellow"],
  [170, "green"],
  [255, "blue"],
  [290, "purple"],
  [345, "pink"],
  [361, "red"],
] as const;
const DARK = 0.16;
const LIGHT = 0.88;
const GREY = 0.14;

/** The name of a colour, as people would sort it. */
export function hueOf(colour: string): string {
  const rgb = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [most, least] = [Math.max(...rgb), Math.min(...rgb)];
  const lightness = (most + least) / 2;
  if (lightness < DARK) return "black";
  if (lightness > LIGHT) return "white";
  if (most - least < GREY) return "grey";
  const degrees = degreesOf(rgb, most, most - least);
  const name = HUES.find(([until]) => degrees < until)?.[1] ?? "red";
  // A dark orange is what people call brown.
  return (name === "orange" || name === "red") && lightness < 0.45 && most - least < 0.5 ? "brown" : name;
}

function degreesOf([red = 0, green = 0, blue = 0]: number[], most: number, span: number): number {
  const turned =
    most === red ? (green - blue) / span : most === green ? (blue - red) / span + 2 : (red - green) / span + 4;
  return (turned * 60 + 360) % 360;
}
