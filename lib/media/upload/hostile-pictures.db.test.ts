import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { env } from "@/lib/env/server";
import { withContext } from "@/lib/testing/database";
import { type Hostile, hostilePictures, PAYLOAD } from "@/lib/testing/hostile-pictures";
import { addPicture } from "@/lib/media";

const worker = { kind: "system", job: "test" } as const;
/** `u-` and 24 hexadecimal digits. */
const KEY_LENGTH = 26;
/** What pages ask for of every picture. */
const NEEDED = ["360.avif", "360.webp", "720.avif", "720.webp", "share-1.jpg"];
const files = await hostilePictures();
const served = () => join(env.DATA_DIR, "media");

/** What became of each: the reason, or the key. */
async function sendAll(sent: readonly Hostile[]): Promise<Map<string, { reason: string } | { key: string }>> {
  const outcomes = new Map<string, { reason: string } | { key: string }>();
  await withContext(worker, async (ctx) => {
    const waiting = sent.values();
    const sender = async () => {
      for (const { name, bytes, fileName = "picture.jpg" } of waiting) {
        const outcome = await addPicture(ctx, { bytes, fileName }).catch((error: unknown) => {
          if (error instanceof DomainError) return { reason: error.reason };
          throw error;
        });
        outcomes.set(name, outcome);
      }
    };
    await Promise.all([sender(), sender()]);
  });
  return outcomes;
}

describe("hostile pictures", () => {
  it("are refused with their reason, or go on as pixels alone", { timeout: 240_000 }, async () => {
    expect(files.length).toBeGreaterThanOrEqual(80);
    const outcomes = await sendAll(files);
    const surprises = files.flatMap(({ name, expected }) => {
      const outcome = outcomes.get(name) ?? { reason: "nothing" };
      const got = "key" in outcome ? "taken" : outcome.reason;
      return (expected === "taken" ? got === "taken" : expected.includes(got)) ? [] : [{ name, expected, got }];
    });
    expect(surprises).toEqual([]);

    const taken = files.filter(({ expected }) => expected === "taken");
    for (const name of readdirSync(served())) {
      const bytes = readFileSync(join(served(), name));
      expect([name, bytes.includes(PAYLOAD), bytes.includes("chob-payload")]).toEqual([name, false, false]);
      const { format, exif, xmp, iptc, icc } = await sharp(bytes).metadata();
      expect([name, exif, xmp, iptc, icc]).toEqual([name, undefined, undefined, undefined, undefined]);
      expect(["heif", "webp", "jpeg"]).toContain(format);
      expect(name).toMatch(/^u-[0-9a-f]{24}-(?:\d+|share-1)\.(?:avif|webp|jpg)$/);
    }
    const names = readdirSync(served());
    const keys = new Set(names.map((name) => name.slice(0, KEY_LENGTH)));
    expect(keys.size).toBe(taken.length);
    for (const key of keys) for (const part of NEEDED) expect(names).toContain(`${key}-${part}`);
  });

  it.each([
    [1, "as it is"],
    [3, "upside down"],
    [6, "on its side"],
  ])("shows a photo marked %i as one sees it: %s", async (orientation) => {
    const photo = files.filter(({ name }) => name.endsWith(`turned as ${String(orientation)}`));
    const [outcome] = (await sendAll(photo)).values();
    if (!outcome || !("key" in outcome)) throw new Error("it was refused");
    const picture = sharp(readFileSync(join(served(), `${outcome.key}-720.avif`)));
    const { width, height } = await picture.metadata();
    expect(width > height).toBe(orientation === 6);
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const redAt = (x: number, y: number) =>
      (data[(Math.floor(y * (info.height - 1)) * info.width + Math.floor(x * (info.width - 1))) * info.channels + 1] ??
        0) < 120;
    const corners = [redAt(0.1, 0.1), redAt(0.9, 0.1), redAt(0.1, 0.9), redAt(0.9, 0.9)];
    const seen = { 1: [true, true, false, false], 3: [false, false, true, true], 6: [false, true, false, true] };
    expect(corners).toEqual(seen[orientation as 1 | 3 | 6]);
  });
});
