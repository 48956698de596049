import { type Colour, type Look, type Scheme, SCHEMES } from "./look";

const CHANNELS = [0.2126, 0.7152, 0.0722] as const;
/** Below it a channel is linear already. */
const LINEAR_UNTIL = 0.04045;

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  return CHANNELS.reduce((sum, weight, index) => {
    const channel = Number.parseInt(hex.slice(1 + index * 2, 3 + index * 2), 16) / 255;
    return sum + weight * (channel <= LINEAR_UNTIL ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  }, 0);
}

/**
 * How much two colours differ in brightness, from 1 to 21.
 *
 * @param one `#rrggbb`, as the other.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastRatio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What AA asks of text, and of shapes that carry a meaning. */
const TEXT = 4.5;
const SHAPE = 3;

/** Every colour that stands on another somewhere in the shop. */
const PAIRS: readonly (readonly [front: Colour, back: Colour, needed: number])[] = [
  ...(["ink", "muted", "clay", "celadon", "danger", "success"] as const).flatMap((front) => [
    [front, "paper", TEXT] as const,
    [front, "surface", TEXT] as const,
  ]),
  ["star", "paper", SHAPE],
  ["star", "surface", SHAPE],
];

/** Two colours that are too close to each other; `front` is the one to change. */
export type WeakPair = { scheme: Scheme; front: Colour; back: Colour; ratio: number; needed: number };

/**
 * The pairs of a look that WCAG's level AA does not allow. Button labels are paper on clay: the same pair turned round.
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export const weakPairs = (look: Pick<Look, Scheme>): WeakPair[] =>
  SCHEMES.flatMap((scheme) =>
    PAIRS.map(([front, back, needed]) => ({
      ...{ scheme, front, back, needed },
      ratio: contrastRatio(look[scheme][front], look[scheme][back]),
    })).filter(({ ratio, needed }) => ratio < needed),
  );

/** A ratio as it is said: never rounded up to what is needed. */
export const writeRatio = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2);

/** Of the pairs in which a colour stands on another, the one that is hardest to read; null where it stands on none. */
export function weakestPair(look: Pick<Look, Scheme>, scheme: Scheme, name: Colour): Omit<WeakPair, "front"> | null {
  const ratios = PAIRS.filter(([front]) => front === name).map(([front, back, needed]) => ({
    ...{ scheme, back, needed },
    ratio: contrastRatio(look[scheme][front], look[scheme][back]),
  }));
  return ratios.toSorted((a, b) => a.ratio - b.ratio)[0] ?? null;
}
