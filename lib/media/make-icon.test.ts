import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { BRAND_PAPER } from "@/lib/core/brand";
import { APP_ICONS, iconFileName } from "./icons";
import { makeIcon } from "./make-icon";

/** Colour of the pixel at the upper left, as `rrggbbaa`. */
async function cornerOf(icon: Buffer): Promise<string> {
  const { data } = await sharp(icon).ensureAlpha().extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer({
    resolveWithObject: true,
  });
  return data.toString("hex");
}

describe("makeIcon", () => {
  it.each(APP_ICONS.map((icon) => [icon.name, icon] as const))("draws %s in its size", async (_name, icon) => {
    const { width, height, format } = await sharp(await makeIcon(icon)).metadata();
    expect([width, height, format]).toEqual([icon.size, icon.size, "png"]);
  });

  it("leaves the corners open, but fills them with paper where the phone cuts the shape", async () => {
    for (const icon of APP_ICONS) {
      const corner = await cornerOf(await makeIcon(icon));
      expect([icon.name, corner.endsWith("00")]).toEqual([icon.name, icon.purpose === "any"]);
      if (icon.purpose !== "any") expect(`#${corner.slice(0, 6)}`).toBe(BRAND_PAPER.light);
    }
  });

  it("names each after its drawing", () => {
    for (const { name } of APP_ICONS) expect(iconFileName(name)).toMatch(new RegExp(`^${name}-[0-9a-f]{8}\\.png$`));
  });
});
