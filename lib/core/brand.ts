import type { LocalText } from "./locale";

/**
 * Who the shop is before its people set anything in the studio. A brand that forks changes this file, the tokens in
 * `app/brand.css` and `lib/core/look.ts` and the two files in `app/fonts`, and nothing else.
 */
export const BRAND = {
  name: { th: "ละไม", en: "Lamai" } satisfies LocalText,
  /** Its own account among the people: author of its posts. */
  handle: "lamai",
  email: "hello@lamai.example",
  /** VAT inside Thai prices, in hundredths of a percent. */
  vatBasisPoints: 700,
  /** Where parcels leave from: delivery days are counted in this time zone. */
  timeZone: "Asia/Bangkok",
  orderPrefix: "LM",
  /** How long something may be sent back, from the day that it arrived. */
  returnDays: 14,
} as const;

/** What the brand's own account among the people is called. */
export const accountName = (name: LocalText): string => `${name.en} · ${name.th}`;

/** The token `paper` of `app/brand.css`, for the browser's own bars: they cannot read it there. */
export const BRAND_PAPER = { light: "#fbf8f3", dark: "#161311" } as const;
