import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BRAND } from "@/lib/core/brand";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { ContentPageName } from "@/lib/core/routes";
import type { ContentPage } from "./contract";
import { readContent } from "./rules";

const BASIS_POINTS_PER_PERCENT = 100;

/** What a page may name in braces, so that a brand changes such a fact in one place. */
const contentValues = (locale: Locale) => ({
  brand: BRAND.name[locale],
  email: BRAND.email,
  orderPrefix: BRAND.orderPrefix,
  returnDays: BRAND.returnDays,
  vatRate: new Intl.NumberFormat(LANGUAGE_TAGS[locale]).format(BRAND.vatBasisPoints / BASIS_POINTS_PER_PERCENT),
});

/**
 * A page of `content` in a language.
 *
 * @throws Error that names the file and what is wrong with it; a page that was good before stays as it was.
 */
export async function getContentPage(name: ContentPageName, locale: Locale): Promise<ContentPage> {
  const file = join("content", locale, `${name}.md`);
  try {
    const source = await readFile(/* turbopackIgnore: true */ join(process.cwd(), file), "utf8");
    return { name, ...readContent(source, { locale, values: contentValues(locale) }) };
  } catch (cause) {
    throw new Error(`${file} is not right: ${cause instanceof Error ? cause.message : "unknown reason"}`, { cause });
  }
}
