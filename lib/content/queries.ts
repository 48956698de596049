import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BRAND } from "@/lib/core/brand";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { ContentPageName } from "@/lib/core/routes";
import { type Context, requireRole } from "@/lib/db/context";
import { getShop, getStaffSettings } from "@/lib/settings";
import type { Shop, WrittenText } from "@/lib/settings/contract";
import type { ContentPage } from "./contract";
import { readContent, sourceOf, splitSource } from "./rules";
import type { StaffText, TextName } from "./staff-contract";

const BASIS_POINTS_PER_PERCENT = 100;

/** What a page may name in braces, so that a brand changes such a fact in one place. */
export const contentValues = (shop: Shop, locale: Locale) => ({
  brand: shop.name[locale],
  email: shop.email,
  phone: shop.phone,
  address: shop.address[locale],
  orderPrefix: BRAND.orderPrefix,
  returnDays: shop.returnDays,
  vatRate: new Intl.NumberFormat(LANGUAGE_TAGS[locale]).format(BRAND.vatBasisPoints / BASIS_POINTS_PER_PERCENT),
});

const fileOf = (name: ContentPageName, locale: Locale) => join("content", locale, `${name}.md`);
const readShipped = (name: ContentPageName, locale: Locale) =>
  readFile(/* turbopackIgnore: true */ join(process.cwd(), fileOf(name, locale)), "utf8");

/**
 * A page of text in a language: as somebody wrote it in the studio, else as the file of `content` says it.
 *
 * @throws Error that names the page and what is wrong with it; a page that was good before stays as it was.
 */
export async function getContentPage(
  ctx: Pick<Context, "db">,
  name: ContentPageName,
  locale: Locale,
): Promise<ContentPage> {
  const shop = await getShop(ctx);
  const written = shop.texts[name]?.[locale];
  try {
    const source = written ? sourceOf(written) : await readShipped(name, locale);
    return { name, ...readContent(source, { locale, values: contentValues(shop, locale) }) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "unknown reason";
    throw new Error(`${fileOf(name, locale)} is not right: ${reason}`, { cause });
  }
}

/** The text that a page was shipped with. */
export const getShippedText = async ({ page, locale }: TextName): Promise<WrittenText> =>
  splitSource(await readShipped(page, locale));

/**
 * A page of text as its editor needs it.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getStaffText(ctx: Context, name: TextName): Promise<StaffText> {
  requireRole(ctx.actor, "admin");
  const [{ version }, shop, shipped] = await Promise.all([getStaffSettings(ctx), getShop(ctx), getShippedText(name)]);
  const written = shop.texts[name.page]?.[name.locale];
  const { title, description, body } = written ?? shipped;
  return { version, title, description, body, isWritten: written !== undefined };
}
