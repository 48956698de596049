type Point = { x: number; y: number };

/** Height of a picture in widths. */
const HEIGHT = 1.25;
/** Least distance of two dots in widths: 45 px on a phone of 360, so that their targets do not overlap. */
const DISTANCE = 0.125;
const MARGIN = DISTANCE / 2;
const ROUNDS = 12;

const clamp = (value: number) => Math.min(1 - MARGIN, Math.max(MARGIN, value));

/**
 * Moves points that stand too close to each other apart, as little as needed, and those at the edge inside.
 *
 * @param points Places in a 4:5 picture as fractions of its width and height.
 */
export function spreadOut<Place extends Point>(points: readonly Place[]): Place[] {
  const placed = points.map((point) => ({ ...point, x: clamp(point.x), y: clamp(point.y) }));
  for (let round = 0; round < ROUNDS; round += 1) {
    placed.forEach((one, index) => {
      for (const other of placed.slice(index + 1)) pushApart(one, other);
    });
  }
  return placed;
}

function pushApart(one: Point, other: Point): void {
  const x = other.x - one.x;
  const y = (other.y - one.y) * HEIGHT;
  const distance = Math.hypot(x, y);
  if (distance >= DISTANCE) return;
  const push = (DISTANCE - distance) / 2;
  // Two on one spot go above and below it.
  const [stepX, stepY] = distance === 0 ? [0, push] : [(x / distance) * push, (y / distance) * push];
  one.x = clamp(one.x - stepX);
  one.y = clamp(one.y - stepY / HEIGHT);
  other.x = clamp(other.x + stepX);
  other.y = clamp(other.y + stepY / HEIGHT);
}
