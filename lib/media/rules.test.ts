import { rgbaToThumbHash } from "thumbhash";
import { describe, expect, it } from "vitest";
import { placeholderGradient, renditionFileName } from "./rules";

const SIDE_PX = 40;

/** Thumbhash of a picture whose rows are coloured by their place, 0 at the top and 1 at the bottom. */
function thumbhashOf(colourAt: (y: number) => readonly [number, number, number]): string {
  const rgba = Array.from({ length: SIDE_PX }, (_, row) =>
    Array.from({ length: SIDE_PX }, () => [...colourAt(row / (SIDE_PX - 1)), 255]),
  ).flat(2);
  return Buffer.from(rgbaToThumbHash(SIDE_PX, SIDE_PX, rgba)).toString("base64");
}

function stopsOf(gradient: string): number[][] {
  return [...gradient.matchAll(/#(..)(..)(..)/g)].map((match) => match.slice(1).map((hex) => parseInt(hex, 16)));
}

describe("placeholderGradient", () => {
  it("writes three opaque colours in at most 60 characters", () => {
    const gradient = placeholderGradient(thumbhashOf(() => [0, 5, 250]));
    expect(gradient).toMatch(/^linear-gradient\(#[0-9a-f]{6},#[0-9a-f]{6},#[0-9a-f]{6}\)$/);
    expect(gradient.length).toBeLessThanOrEqual(60);
  });

  it("repeats the colour of a plain picture", () => {
    for (const stop of stopsOf(placeholderGradient(thumbhashOf(() => [201, 184, 165])))) {
      [201, 184, 165].forEach((value, channel) => expect(Math.abs((stop[channel] ?? 0) - value)).toBeLessThan(8));
    }
  });

  it("runs from the colours at the top to those at the bottom", () => {
    const [top, middle, bottom] = stopsOf(placeholderGradient(thumbhashOf((y) => [230 - 200 * y, 100, 40])));
    expect(top?.[0]).toBeGreaterThan((middle?.[0] ?? 0) + 40);
    expect(middle?.[0]).toBeGreaterThan((bottom?.[0] ?? 0) + 40);
  });

  it("gives no background for a hash that is too short", () => {
    expect(placeholderGradient("")).toBe("none");
    expect(placeholderGradient("4xg=")).toBe("none");
  });
});

describe("renditionFileName", () => {
  it("joins key, width and format", () => {
    expect(renditionFileName("post-01-1a2b3c4d", { width: 720, format: "avif" })).toBe("post-01-1a2b3c4d-720.avif");
  });
});
