/** One thing that changed: where it stands, as `prices · THB · amount`, and what was and is there. */
export type Difference = { path: string; before: string | null; after: string | null };

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Every leaf of a value by its place. Lists count from 1; a list of single words is one leaf. */
function leavesOf(value: unknown, path: readonly string[], leaves: Map<string, string>): Map<string, string> {
  if (value === null || value === undefined) return leaves;
  if (!isTree(value)) return leaves.set(path.join(" · "), typeof value === "string" ? value : JSON.stringify(value));
  if (Array.isArray(value) && value.every((each) => !isTree(each)))
    return leaves.set(path.join(" · "), value.join(", "));
  for (const [name, child] of Object.entries(value)) {
    leavesOf(child, [...path, Array.isArray(value) ? String(Number(name) + 1) : name], leaves);
  }
  return leaves;
}

/**
 * What is not the same before and after, in the order in which it was noted. Empty texts and nothing are the same: both
 * say that there was nothing.
 */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [old, now] = [leavesOf(before, [], new Map<string, string>()), leavesOf(after, [], new Map<string, string>())];
  const shown = (leaves: Map<string, string>, path: string) => {
    const leaf = leaves.get(path);
    return leaf === undefined || leaf === "" ? null : leaf;
  };
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: shown(old, path), after: shown(now, path) }))
    .filter((difference) => difference.before !== difference.after);
}

/** A line of a text that may have gone, come, or stayed. */
export type Line = { kind: "gone" | "new" | "same"; text: string };

/** Longer texts are shown whole: comparing every line with every other would take too long. */
const MOST_LINES = 400;

/** Lines of a text before and after, in an order in which both can be read. */
export function linesOf(before: string, after: string): Line[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  if (old.length > MOST_LINES || now.length > MOST_LINES) {
    return [
      ...old.map((text) => ({ kind: "gone" as const, text })),
      ...now.map((text) => ({ kind: "new" as const, text })),
    ];
  }
  const common = commonLengths(old, now);
  const lines: Line[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < now.length) {
    const [gone, come] = [old[at], now[to]];
    if (gone !== undefined && gone === come) {
      lines.push({ kind: "same", text: gone });
      at += 1;
      to += 1;
    } else if (
      come === undefined ||
      (gone !== undefined && lengthAt(common, at + 1, to) >= lengthAt(common, at, to + 1))
    ) {
      lines.push({ kind: "gone", text: gone ?? "" });
      at += 1;
    } else {
      lines.push({ kind: "new", text: come });
      to += 1;
    }
  }
  return lines;
}

const lengthAt = (common: number[][], at: number, to: number): number => common[at]?.[to] ?? 0;

/** How many lines the rests of both texts share, from each place of the one and the other on. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let at = old.length - 1; at >= 0; at -= 1) {
    const row = common[at] ?? [];
    for (let to = now.length - 1; to >= 0; to -= 1) {
      row[to] =
        old[at] === now[to]
          ? lengthAt(common, at + 1, to + 1) + 1
          : Math.max(lengthAt(common, at + 1, to), lengthAt(common, at, to + 1));
    }
  }
  return common;
}
