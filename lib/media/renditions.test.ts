import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { makeRenditions, renditionHash } from "./renditions";

function picture(width: number, height: number) {
  const sun = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5" width="${String(width)}" height="${String(height)}">
    <rect width="4" height="5" fill="#c9b8a5"/><circle cx="2" cy="2" r="1" fill="#a9432a"/></svg>`;
  return sharp(Buffer.from(sun)).flatten();
}

async function widthsMade(master: Buffer): Promise<string[]> {
  const { files } = await makeRenditions(master);
  return files.map((file) => `${file.format} ${String(file.width)}`);
}

describe("makeRenditions", () => {
  it("makes every width of both formats from a wide picture", async () => {
    const master = await picture(1200, 1500).jpeg().toBuffer();
    const { files, ...facts } = await makeRenditions(master);
    expect(facts).toEqual({
      width: 1200,
      height: 1500,
      thumbhash: expect.stringMatching(/^[A-Za-z0-9+/]{20,40}=*$/) as string,
    });
    const made = await Promise.all(
      files.map(async ({ format, width, bytes }) => {
        const read = await sharp(bytes).metadata();
        return [format, width, read.format === "heif" ? "avif" : read.format, read.width, read.height];
      }),
    );
    expect(made).toEqual([
      ["avif", 128, "avif", 128, 160],
      ["avif", 360, "avif", 360, 450],
      ["avif", 720, "avif", 720, 900],
      ["avif", 1080, "avif", 1080, 1350],
      ["webp", 360, "webp", 360, 450],
      ["webp", 720, "webp", 720, 900],
    ]);
  });

  it("passes an AVIF on unchanged at its own width", async () => {
    const master = await picture(400, 500).avif({ effort: 0 }).toBuffer();
    const { files } = await makeRenditions(master);
    expect(files.find((file) => file.format === "avif" && file.width === 400)?.bytes).toBe(master);
  });

  it("never enlarges: the widest rendition of a small picture has its own width", async () => {
    expect(await widthsMade(await picture(400, 500).png().toBuffer())).toEqual([
      "avif 128",
      "avif 360",
      "avif 400",
      "webp 360",
      "webp 400",
    ]);
    expect(await widthsMade(await picture(100, 125).png().toBuffer())).toEqual(["avif 100", "webp 100"]);
  });

  it("turns a photo that its camera marked as rotated, and drops what the camera wrote", async () => {
    const master = await picture(200, 100).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height, files } = await makeRenditions(master);
    expect([width, height]).toEqual([100, 200]);
    const smallest = await sharp(files[0]?.bytes).metadata();
    expect([smallest.width, smallest.height, smallest.exif]).toEqual([100, 200, undefined]);
  });

  it("refuses a picture that breaks off", async () => {
    const master = await picture(400, 500).avif({ effort: 0 }).toBuffer();
    await expect(makeRenditions(master.subarray(0, master.length / 2))).rejects.toThrow();
    await expect(makeRenditions(Buffer.from("not a picture"))).rejects.toThrow();
  });
});

describe("renditionHash", () => {
  it("is the same for the same bytes and differs for others", () => {
    expect(renditionHash(Buffer.from("a"))).toMatch(/^[0-9a-f]{8}$/);
    expect(renditionHash(Buffer.from("a"))).toBe(renditionHash(Buffer.from("a")));
    expect(renditionHash(Buffer.from("a"))).not.toBe(renditionHash(Buffer.from("b")));
  });
});
