import type { Locale } from "./locale";

/** The pages of text, one Markdown file each in `content`, in the order of the footer. */
export const CONTENT_PAGES = ["shipping", "returns", "terms", "privacy", "contact"] as const;
export type ContentPageName = (typeof CONTENT_PAGES)[number];

/** Every address of the shop, as typed functions: nothing else writes paths. */
export const routes = {
  home: (locale: Locale) => `/${locale}`,
  post: (locale: Locale, shortId: string) => `/${locale}/post/${shortId}`,
  /** @param token Signed key of a post that is not published yet. */
  preview: (locale: Locale, token: string) => `/${locale}/preview/${token}`,
  /** @param tag A hashtag without its sign, in its one spelling. */
  tag: (locale: Locale, tag: string) => `/${locale}/tag/${encodeURIComponent(tag)}`,
  product: (locale: Locale, handle: string) => `/${locale}/p/${handle}`,
  shop: (locale: Locale) => `/${locale}/shop`,
  collection: (locale: Locale, handle: string) => `/${locale}/shop/${handle}`,
  search: (locale: Locale) => `/${locale}/search`,
  bag: (locale: Locale) => `/${locale}/bag`,
  checkout: (locale: Locale) => `/${locale}/checkout`,
  buyNow: (locale: Locale, variantId: string, quantity: number) =>
    `/${locale}/checkout?variant=${variantId}&quantity=${String(quantity)}`,
  checkoutReturn: (locale: Locale) => `/${locale}/checkout/return`,
  /** @param token Signed key of the checkout; in the query, so that the page itself is the same for everybody. */
  promptPay: (locale: Locale, token: string) => `/${locale}/checkout/promptpay?checkout=${token}`,
  saved: (locale: Locale) => `/${locale}/saved`,
  me: (locale: Locale) => `/${locale}/me`,
  /** What stands in place of a page that cannot be had without a network. */
  offline: (locale: Locale) => `/${locale}/offline`,
  manifest: (locale: Locale) => `/${locale}/manifest.webmanifest`,
  findOrder: (locale: Locale) => `/${locale}/orders/find`,
  order: (locale: Locale, token: string) => `/${locale}/orders/${token}`,
  /** Where customers share photos. */
  share: (locale: Locale) => `/${locale}/share`,
  /** @param token Signed key of an order: photos that are shared through it are of its things. */
  sharePhotos: (locale: Locale, token: string) => `/${locale}/share/${token}`,
  /** What became of the photos that somebody shared. */
  myPhotos: (locale: Locale) => `/${locale}/me/photos`,
  /** @param token Signed key of one request to use a photo. */
  rightsRequest: (locale: Locale, token: string) => `/${locale}/rights/${token}`,
  contentPage: (locale: Locale, name: ContentPageName) => `/${locale}/pages/${name}`,
  /** Where people of the shop sign in. */
  signIn: (locale: Locale) => `/${locale}/sign-in`,
  studio: (locale: Locale) => `/${locale}/studio`,
  /** @param room One of the studio's rooms, with whatever is below it. */
  studioRoom: (locale: Locale, room: string) => `/${locale}/studio/${room}`,
  sitemap: (kind: string, number: number) => `/sitemaps/${kind}-${number}.xml`,
  problem: (locale: Locale, reason: string) => `/${locale}/problems/${reason}`,
} as const;

/** Addresses that belong to one shopper or never end: crawlers are asked to leave them, and what is below them. */
export const privatePaths = (locale: Locale): string[] =>
  ["bag", "checkout", "orders", "me", "saved", "search", "sign-in", "studio", "share", "rights"].map(
    (name) => `/${locale}/${name}`,
  );
