import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { makeShareCard } from "./share-card";

const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: "grey", noise: { type: "gaussian", mean: 128, sigma: 30 } },
  })
    .png()
    .toBuffer();

describe("makeShareCard", () => {
  it.each([
    [1080, 1350],
    [1600, 400],
    [64, 64],
  ])("makes a JPEG of 1200 × 630 below 300 kB from %i × %i", async (width, height) => {
    const card = await makeShareCard(await noise(width, height));
    const { format, width: w, height: h, exif } = await sharp(card).metadata();
    expect([format, w, h, exif]).toEqual(["jpeg", 1200, 630, undefined]);
    expect(card.length).toBeLessThan(300_000);
  });

  it("keeps the whole picture in the middle and goes on from its edges", async () => {
    const side = { width: 200, height: 500, channels: 3 as const };
    const left = await sharp({ create: { ...side, background: "red" } })
      .png()
      .toBuffer();
    const master = sharp({ create: { ...side, width: 400, background: "blue" } }).composite([
      { input: left, left: 0, top: 0 },
    ]);
    const card = sharp(await makeShareCard(await master.png().toBuffer()));
    const { data, info } = await card.raw().toBuffer({ resolveWithObject: true });
    const isRed = (x: number) => (data[(300 * info.width + x) * info.channels] ?? 0) > 128;
    expect([20, 360, 580, 620, 840, 1180].map(isRed)).toEqual([true, true, true, false, false, false]);
  });

  it("refuses what is no picture", async () => {
    await expect(makeShareCard(Buffer.from("not a picture"))).rejects.toThrow();
  });
});
