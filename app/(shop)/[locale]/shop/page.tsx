import type { Metadata } from "next";
import { cache } from "react";
import { ShopView } from "@/components/catalog/shop-view";
import { countProducts, listCollections, listProducts } from "@/lib/catalog";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { pageContext } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { pageMetadata } from "@/lib/seo";

export const revalidate = 60;

export async function generateMetadata(): Promise<Metadata> {
  const { locale, first } = await readShop();
  const { title, description } = messagesOf(locale).shop;
  const picture = first.items[0]?.picture;
  return pageMetadata({ locale, path: routes.shop, title, description, ...(picture ? { picture } : {}) });
}

export default async function ShopPage() {
  const { locale, collections, first } = await readShop();
  return <ShopView collections={collections} current={null} first={first} locale={locale} texts={messagesOf(locale)} />;
}

/** The page and its metadata ask for the same: the database is asked once. */
const readShop = cache(async () => {
  const locale = await pageLocale();
  const ctx = pageContext();
  const [collections, page, total] = await Promise.all([
    listCollections(ctx, locale),
    listProducts(ctx, locale),
    countProducts(ctx),
  ]);
  return { locale, collections, first: { ...page, total } };
});
