import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { BRAND } from "@/lib/core/brand";
import { weakPairs, writeRatio } from "@/lib/core/contrast";
import type { FieldError } from "@/lib/core/errors";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { COLOURS, FONTS, type FontName, type Look, RADII, SCHEMES, SHIPPED_LOOK } from "@/lib/core/look";
import { messagesOf, type Messages } from "@/lib/core/messages";
import { HOME_CURRENCY } from "@/lib/core/money";
import { Currency, LocaleName, LocalText } from "@/lib/core/shapes";
import { CONTENT_PAGES } from "@/lib/core/routes";
import type { Shop } from "./contract";

/** What holds until somebody sets something else. */
export const SHIPPED_SHOP: Shop = {
  ...{ name: BRAND.name, about: { th: "", en: "" }, email: BRAND.email, phone: "", address: { th: "", en: "" } },
  ...{ returnDays: BRAND.returnDays, currencies: [HOME_CURRENCY, "USD"], logo: null, look: SHIPPED_LOOK, texts: {} },
};

const HEX = /^#[0-9a-f]{6}$/;
/** Rounder than this, pictures lose their corners. */
export const MAX_RADIUS = 32;

const StoredColours = z.object(Object.fromEntries(COLOURS.map((name) => [name, z.string().regex(HEX)])));
// Safe: the shapes below name the same keys as the types that they stand for.
const StoredLook = z.object({
  ...{ light: StoredColours, dark: StoredColours },
  radii: z.object(Object.fromEntries(RADII.map((name) => [name, z.int().min(0).max(MAX_RADIUS)]))),
  font: z.enum(Object.keys(FONTS) as FontName[]),
}) as unknown as z.ZodType<Look>;
const StoredText = z.object({ title: z.string(), description: z.string(), updatedOn: z.string(), body: z.string() });
const StoredTexts = z.partialRecord(z.enum(CONTENT_PAGES), z.partialRecord(LocaleName, StoredText));
const StoredLogo = z.object({ mediaId: z.uuid(), key: z.string(), width: z.int(), height: z.int() });

/** Each field stands alone: what an older or newer version of the shop wrote differently is as it was shipped. */
const STORED = {
  ...{ name: LocalText, about: LocalText, email: z.string(), phone: z.string(), address: LocalText },
  ...{ returnDays: z.int(), currencies: z.array(Currency), logo: StoredLogo.nullable(), look: StoredLook },
  texts: StoredTexts,
} satisfies Record<keyof Shop, z.ZodType>;

/**
 * The shop from what is stored of it.
 *
 * @param stored The column `settings`, or undefined where nobody has set anything.
 */
export function readShop(stored: Record<string, unknown> | undefined): Shop {
  const known = Object.entries(STORED).flatMap(([name, shape]) => {
    const parsed = shape.safeParse(stored?.[name]);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return { ...SHIPPED_SHOP, ...Object.fromEntries(known) };
}

/** What is wrong with a look, field by field: colours that are none, then pairs that cannot be read. */
export function faultsOf(look: Look): FieldError[] {
  const odd = SCHEMES.flatMap((scheme) =>
    COLOURS.filter((name) => !HEX.test(look[scheme][name])).map((name) => ({
      pointer: `#/${scheme}/${name}`,
      key: "hex",
    })),
  );
  if (odd.length > 0) return odd;
  return weakPairs(look).map(({ scheme, front, back, ratio, needed }) => ({
    pointer: `#/${scheme}/${front}`,
    key: back === "paper" ? "contrastPaper" : "contrastSurface",
    values: { ratio: writeRatio(ratio), needed },
  }));
}

/** The fields of a change that are not what they were, before and after, for the audit log. */
export function changedFields(before: Shop, change: Partial<Shop>): { before: Partial<Shop>; after: Partial<Shop> } {
  // Safe: the keys of a part of the shop are keys of the shop.
  const names = (Object.keys(change) as (keyof Shop)[]).filter(
    (name) => !isDeepStrictEqual(before[name], change[name]),
  );
  const only = (shop: Partial<Shop>) => Object.fromEntries(names.map((name) => [name, shop[name]]));
  return { before: only(before), after: only(change) };
}

/** All texts in one language with what the shop says of itself put in. */
export function messagesWith(shop: Shop, locale: Locale): Messages {
  const { product, checkout, feed, shell, consent, rightsRequest, ...others } = messagesOf(locale);
  const days = { days: shop.returnDays };
  const name = { shop: shop.name[locale] };
  const brand = { brand: shop.name[locale] };
  const own = shop.about[locale];
  return {
    ...others,
    product: { ...product, returns: fill(product.returns, days) },
    checkout: { ...checkout, trustReturns: fill(checkout.trustReturns, days) },
    feed: { ...feed, title: fill(feed.title, name) },
    // Whoever is allowed something is named as they call themselves at that moment.
    consent: { ...consent, own: fill(consent.own, brand) },
    rightsRequest: { ...rightsRequest, intro: fill(rightsRequest.intro, brand) },
    // What is said of the demo's pictures holds for the demo only.
    shell: { ...shell, ...(own === "" ? { about: fill(shell.about, name) } : { about: own, pictures: "" }) },
  };
}
