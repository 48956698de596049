/**
 * Looks of a table that is one on wide screens; on phones every row is a card whose cells stand below each other. Give
 * cells `data-label` to name them there.
 */
export const TABLE = {
  table: "w-full border-collapse text-left max-md:block",
  head: "border-b border-line text-sm text-muted max-md:sr-only",
  headCell: "px-3 py-2 font-medium whitespace-nowrap first:pl-0 last:pr-0",
  body: "max-md:block max-md:space-y-3",
  row: "border-b border-line align-middle focus-within:bg-surface hover:bg-surface max-md:block max-md:rounded-card max-md:border max-md:bg-surface max-md:p-3",
  cell: "px-3 py-2.5 first:pl-0 last:pr-0 max-md:block max-md:px-0 max-md:py-1",
} as const;
