import { describe, expect, it } from "vitest";
import { spreadOut } from "./spread-out";

const PHONE_PX = 360;

function nearestPx(points: { x: number; y: number }[]): number {
  const distances = points.flatMap((one, index) =>
    points.slice(index + 1).map((other) => Math.hypot(other.x - one.x, (other.y - one.y) * 1.25) * PHONE_PX),
  );
  return Math.min(...distances);
}

describe("spreadOut", () => {
  it("leaves points alone that stand far enough apart", () => {
    const points = [
      { x: 0.2, y: 0.2 },
      { x: 0.6, y: 0.7 },
    ];
    expect(spreadOut(points)).toEqual(points);
  });

  it("gives every point of a pile a target of its own", () => {
    const pile = [0.42, 0.46, 0.48, 0.48].map((y) => ({ x: 0.56, y }));
    expect(nearestPx(spreadOut(pile))).toBeGreaterThan(43.9);
  });

  it("keeps the whole target inside the picture", () => {
    for (const { x, y } of spreadOut([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ])) {
      expect(Math.min(x, y, 1 - x, 1 - y) * PHONE_PX).toBeGreaterThanOrEqual(22);
    }
  });

  it("keeps what else belongs to a point", () => {
    expect(spreadOut([{ x: 0.5, y: 0.5, product: 3 }])).toEqual([{ x: 0.5, y: 0.5, product: 3 }]);
  });
});
