const BASE =
  "pressable inline-flex min-h-12 items-center justify-center gap-2 rounded-full px-5 text-center font-semibold disabled:cursor-default disabled:opacity-60";

/** Looks of what one presses, for buttons and links alike. */
export const BUTTON = {
  primary: `${BASE} bg-clay text-paper`,
  secondary: `${BASE} border border-line bg-surface text-ink`,
} as const;

/** A round target of 44 px for an icon. */
export const ICON_BUTTON = "pressable inline-flex size-11 shrink-0 items-center justify-center rounded-full";
