/** The most that a product takes: signs of its texts in one language, and how many of its parts. */
export const PRODUCT_LIMITS = {
  title: 200,
  description: 5_000,
  facts: 2_000,
  alt: 300,
  seoTitle: 120,
  seoDescription: 320,
  label: 80,
  sku: 64,
  tag: 40,
  options: 5,
  values: 60,
  variants: 250,
  pictures: 50,
  tags: 30,
  collections: 20,
  amount: 99_999_999,
  millimetres: 100_000,
  grams: 1_000_000,
  stock: 1_000_000,
  bulk: 200,
  members: 500,
} as const;

/** The colour with which a swatch begins, before somebody chooses one: bare clay. */
export const NEW_SWATCH = "#c8b79e";
