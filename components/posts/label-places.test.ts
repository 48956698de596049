import { describe, expect, it } from "vitest";
import { labelPlaces } from "./label-places";

const LABEL = { width: 26 + 6.5 * 20, height: 30 };
const TEXT = "A product name · ฿490";

function overlapping(points: { x: number; y: number }[]): number {
  return points.flatMap((one, index) =>
    points
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(one.x - other.x) * 360 < LABEL.width - 1 && Math.abs(one.y - other.y) * 450 < LABEL.height - 1,
      ),
  ).length;
}

describe("labelPlaces", () => {
  it("puts a single label under its dot", () => {
    const [place] = labelPlaces([{ x: 0.5, y: 0.4, text: TEXT }]);
    expect(place?.x).toBeCloseTo(0.5);
    expect(place?.y).toBeGreaterThan(0.4);
  });

  it("keeps labels of crowded dots apart", () => {
    const dots = [0.4, 0.5, 0.6, 0.7].map((y) => ({ x: 0.5, y, text: TEXT }));
    expect(overlapping(labelPlaces(dots))).toBe(0);
  });

  it("keeps labels inside the picture", () => {
    for (const place of labelPlaces([
      { x: 0, y: 1, text: TEXT },
      { x: 1, y: 0, text: TEXT },
    ])) {
      expect(place.x * 360).toBeGreaterThanOrEqual(LABEL.width / 2);
      expect(place.x * 360).toBeLessThanOrEqual(360 - LABEL.width / 2);
      expect(place.y).toBeGreaterThan(0);
      expect(place.y).toBeLessThan(1);
    }
  });

  it("gives Thai vowels and tone marks no room of their own", () => {
    const at = (text: string) => labelPlaces([{ x: 0, y: 0.5, text }])[0]?.x;
    expect(at("น้ำ")).toBe(at("นำ"));
  });
});
