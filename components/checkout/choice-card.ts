const CARD = "rounded-card border bg-surface flex min-h-19 items-center gap-3 px-4 py-3";

/** Looks of one of a few radio buttons, and of its place while it is on the way. */
export const CHOICE_CARD = {
  choice: `${CARD} pressable border-muted/70 has-checked:border-clay has-checked:ring-1 has-checked:ring-clay`,
  skeleton: `${CARD} animate-pulse border-line`,
} as const;
