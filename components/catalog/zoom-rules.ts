export type Point = { x: number; y: number };
export type Size = { width: number; height: number };

/** How a picture lies on its stage: `scale` 1 shows all of it, `x` and `y` move its middle, in CSS pixels. */
export type View = Point & { scale: number };

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

export const MAX_SCALE = 5;
/** One press of a button or key, or one notch of a wheel. */
export const STEP = 1.5;
/** Where a double tap goes. */
export const CLOSE_UP = 2.5;

/** The size in which all of a picture fits its stage. */
export function fitSize(picture: Size, stage: Size): Size {
  const ratio = Math.min(stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * ratio, height: picture.height * ratio };
}

const between = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/**
 * The nearest view that is allowed: never smaller than whole, never larger than `MAX_SCALE`, and no edge of the
 * picture inside the stage where the picture is larger than it.
 *
 * @param fitted Size of the picture at scale 1.
 */
export function clampView({ scale, x, y }: View, fitted: Size, stage: Size): View {
  const allowed = between(scale, 1, MAX_SCALE);
  const within = (value: number, side: "width" | "height") => {
    const reach = (fitted[side] * allowed - stage[side]) / 2;
    return reach <= 0 ? 0 : between(value, -reach, reach);
  };
  return { scale: allowed, x: within(x, "width"), y: within(y, "height") };
}

/**
 * The view at another scale in which what lies under a point stays under it.
 *
 * @param point From the middle of the stage, in CSS pixels.
 * @param scale Wanted scale; taken only as far as it is allowed.
 */
export function zoomAbout(view: View, point: Point, scale: number): View {
  const wanted = between(scale, 1, MAX_SCALE);
  const growth = wanted / view.scale;
  return { scale: wanted, x: point.x - (point.x - view.x) * growth, y: point.y - (point.y - view.y) * growth };
}

/** The view after two fingers moved: their middle carries the picture, their distance its scale. */
export function pinch(view: View, before: [Point, Point], after: [Point, Point]): View {
  const [from, to] = [middle(before), middle(after)];
  const grown = zoomAbout(view, from, (view.scale * distance(after)) / Math.max(1, distance(before)));
  return { ...grown, x: grown.x + to.x - from.x, y: grown.y + to.y - from.y };
}

const middle = ([a, b]: [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const distance = ([a, b]: [Point, Point]) => Math.hypot(a.x - b.x, a.y - b.y);

const SWIPE_PX = 48;

/** Which way a finger turned the page: 1 to the next picture, -1 to the one before, 0 when it meant neither. */
export function swipeStep({ x, y }: Point): -1 | 0 | 1 {
  if (Math.abs(x) < SWIPE_PX || Math.abs(x) < Math.abs(y)) return 0;
  return x < 0 ? 1 : -1;
}
