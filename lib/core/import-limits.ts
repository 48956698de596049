/** Largest file of products, and the most that it may hold. A cell is counted in signs. */
export const IMPORT_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  rows: 50_000,
  columns: 300,
  cell: 100_000,
  pictures: 20,
} as const;
