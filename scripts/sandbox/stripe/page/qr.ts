import sharp from "sharp";
import { renderSVG } from "uqr";

/** A code that a camera reads from a screen and from a saved picture: dark on white with its quiet border. */
export function qrSvg(data: string): string {
  return renderSVG(data, { ecc: "M", border: 4, pixelSize: 16, blackColor: "#000", whiteColor: "#fff" });
}

export async function qrPng(data: string): Promise<Buffer> {
  return sharp(Buffer.from(qrSvg(data)))
    .png()
    .toBuffer();
}
