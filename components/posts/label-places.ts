type Point = { x: number; y: number };
type Box = Point & { width: number; height: number };

/** The smallest picture that labels must fit on, in CSS pixels; on larger ones they only get more room. */
const PICTURE = { width: 360, height: 450 };
const EDGE = 6;
const LABEL_HEIGHT = 30;
const LABEL_PADDING = 26;
/** Wider ones are cut off. */
export const LABEL_MAX_WIDTH = 208;
const LETTER_WIDTH = 6.5;
const DOT_SIZE = 24;
/**
 * Where the middle of a label may be, in pixels below its dot, with what that costs: one that is far away is no
 * longer known to belong to it. The unit is a hidden pixel of another dot.
 */
const ROWS = [
  { down: 29, cost: 0 },
  { down: -29, cost: 20 },
  { down: 0, cost: 60 },
  { down: 61, cost: 400 },
  { down: -61, cost: 420 },
  { down: 93, cost: 900 },
  { down: -93, cost: 920 },
];
const LABEL_WEIGHT = 4;

/** Thai vowels and tone marks stand above or below a letter and need no room. */
const MARKS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g;

const widthOf = (text: string) =>
  Math.min(LABEL_MAX_WIDTH, LABEL_PADDING + LETTER_WIDTH * text.replace(MARKS, "").length);

const onPicture = ({ x, y }: Point): Point => ({ x: x * PICTURE.width, y: y * PICTURE.height });

/**
 * Finds places for the labels of a picture's dots so that they hide each other and the dots as little as possible.
 *
 * @param dots Places of the dots as fractions of the picture, with what each label says.
 * @returns The centre of each label, as fractions of the picture, in the order of the dots.
 */
export function labelPlaces(dots: readonly (Point & { text: string })[]): Point[] {
  const dotBoxes = dots.map(({ x, y }) => boxAround(onPicture({ x, y }), DOT_SIZE));
  const taken: Box[] = [];
  return dots.map((dot) => {
    const best = candidates(dot)
      .map(({ box, cost }) => ({ box, cost: cost + LABEL_WEIGHT * hidden(box, taken) + hidden(box, dotBoxes) }))
      .reduce((a, b) => (b.cost < a.cost ? b : a)).box;
    taken.push(best);
    return {
      x: (best.x + best.width / 2) / PICTURE.width,
      y: (best.y + best.height / 2) / PICTURE.height,
    };
  });
}

function candidates({ x, y, text }: Point & { text: string }): { box: Box; cost: number }[] {
  const width = widthOf(text);
  const dot = onPicture({ x, y });
  const aside = width / 2 + DOT_SIZE;
  return ROWS.flatMap(({ down, cost }) => {
    const columns = down === 0 ? [aside, -aside] : [0, width / 3, -width / 3];
    return columns.map((right) => ({
      box: boxAround({ x: dot.x + right, y: dot.y + down }, width, LABEL_HEIGHT),
      cost,
    }));
  });
}

/** A box inside the picture whose centre is as near as possible to a point. */
function boxAround(centre: Point, width: number, height = width): Box {
  const keep = (start: number, size: number, whole: number) => Math.max(EDGE, Math.min(whole - EDGE - size, start));
  return {
    x: keep(centre.x - width / 2, width, PICTURE.width),
    y: keep(centre.y - height / 2, height, PICTURE.height),
    width,
    height,
  };
}

/** Area of a box that others cover. */
function hidden(box: Box, others: readonly Box[]): number {
  return others.reduce((sum, other) => {
    const across = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
    const down = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
    return sum + Math.max(0, across) * Math.max(0, down);
  }, 0);
}
