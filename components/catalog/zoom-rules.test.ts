import { describe, expect, it } from "vitest";
import { clampView, fitSize, MAX_SCALE, pinch, swipeStep, WHOLE, zoomAbout } from "./zoom-rules";

const STAGE = { width: 360, height: 800 };
const FITTED = { width: 360, height: 450 };

describe("fitSize", () => {
  it("shows all of a picture, as large as the stage allows", () => {
    expect(fitSize({ width: 1080, height: 1350 }, STAGE)).toEqual(FITTED);
    expect(fitSize({ width: 1080, height: 1350 }, { width: 1280, height: 800 })).toEqual({ width: 640, height: 800 });
  });
});

describe("clampView", () => {
  it("keeps a whole picture in the middle", () => {
    expect(clampView({ scale: 0.4, x: 90, y: -30 }, FITTED, STAGE)).toEqual(WHOLE);
  });

  it("lets no edge of a larger picture into the stage", () => {
    expect(clampView({ scale: 2, x: 999, y: 999 }, FITTED, STAGE)).toEqual({ scale: 2, x: 180, y: 50 });
    expect(clampView({ scale: 2, x: -999, y: -999 }, FITTED, STAGE)).toEqual({ scale: 2, x: -180, y: -50 });
  });

  it("moves a picture only where it is larger than the stage", () => {
    expect(clampView({ scale: 1.5, x: 40, y: 40 }, FITTED, STAGE)).toEqual({ scale: 1.5, x: 40, y: 0 });
  });

  it("stops at the largest scale", () => {
    expect(clampView({ scale: 40, x: 0, y: 0 }, FITTED, STAGE).scale).toBe(MAX_SCALE);
  });
});

describe("zoomAbout", () => {
  /** The point of the picture that lies under a point of the stage. */
  const under = ({ scale, x, y }: typeof WHOLE, point: { x: number; y: number }) => ({
    x: (point.x - x) / scale,
    y: (point.y - y) / scale,
  });

  it.each([
    [WHOLE, { x: 100, y: -50 }, 2],
    [{ scale: 2, x: 30, y: 10 }, { x: -40, y: 80 }, 3],
    [{ scale: 4, x: -100, y: 60 }, { x: 10, y: 10 }, 1.5],
  ])("keeps what lies under the point where it is (%j, %j, %d)", (view, point, scale) => {
    const next = zoomAbout(view, point, scale);
    expect(next.scale).toBe(scale);
    expect(under(next, point).x).toBeCloseTo(under(view, point).x);
    expect(under(next, point).y).toBeCloseTo(under(view, point).y);
  });

  it("goes no further than allowed", () => {
    expect(zoomAbout(WHOLE, { x: 10, y: 10 }, 0.2)).toEqual(WHOLE);
    expect(zoomAbout(WHOLE, { x: 0, y: 0 }, 99).scale).toBe(MAX_SCALE);
  });
});

describe("pinch", () => {
  it("grows with the distance of the fingers and follows their middle", () => {
    const before: [{ x: number; y: number }, { x: number; y: number }] = [{ x: -50, y: 0 }, { x: 50, y: 0 }]; // prettier-ignore
    const after: typeof before = [{ x: -80, y: 20 }, { x: 120, y: 20 }]; // prettier-ignore
    expect(pinch(WHOLE, before, after)).toEqual({ scale: 2, x: 20, y: 20 });
  });

  it("stands fingers on one point", () => {
    const spot = { x: 0, y: 0 };
    expect(Number.isFinite(pinch(WHOLE, [spot, spot], [spot, spot]).scale)).toBe(true);
  });
});

describe("swipeStep", () => {
  it.each([
    [{ x: -80, y: 10 }, 1],
    [{ x: 80, y: -10 }, -1],
    [{ x: 30, y: 0 }, 0],
    [{ x: 60, y: 200 }, 0],
  ] as const)("reads %j as %i", (moved, step) => {
    expect(swipeStep(moved)).toBe(step);
  });
});
