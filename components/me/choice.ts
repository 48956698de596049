/** How the entries of a row of choices look, chosen or not. */
export const CHOICE =
  "flex min-h-11 flex-1 pressable items-center justify-center rounded-full border border-line bg-surface px-3 text-center text-sm has-checked:border-clay has-checked:font-semibold has-checked:text-clay has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-clay aria-[current]:border-clay aria-[current]:font-semibold aria-[current]:text-clay";
