/** Code and steps: one below the other on phones, side by side where there is room. */
export const CODE_GRID = "mt-2 grid gap-6 lg:grid-cols-[18rem_minmax(0,1fr)] lg:gap-14";
