import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Breadcrumbs } from "@/components/catalog/breadcrumbs";
import { ShopView } from "@/components/catalog/shop-view";
import { JsonLd } from "@/components/seo/json-ld";
import { countProducts, listCollections, listProducts } from "@/lib/catalog";
import type { Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { pageContext, site } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { breadcrumbThing, graphOf, pageMetadata } from "@/lib/seo";

export const revalidate = 60;

export const generateStaticParams = () => [];

type CollectionPageProps = { params: Promise<{ collection: string }> };

export async function generateMetadata({ params }: CollectionPageProps): Promise<Metadata> {
  const { locale, current, first } = await readCollection((await params).collection);
  const { handle, title, description } = current;
  const picture = first.items[0]?.picture;
  const path = (other: Locale) => routes.collection(other, handle);
  return pageMetadata({ locale, path, title, description, ...(picture ? { picture } : {}) });
}

export default async function CollectionPage({ params }: CollectionPageProps) {
  const { locale, collections, current, first } = await readCollection((await params).collection);
  const texts = messagesOf(locale);
  const crumbs = [
    { name: texts.shop.title, path: routes.shop(locale) },
    { name: current.title, path: routes.collection(locale, current.handle) },
  ];
  return (
    <>
      <div className="mx-auto -mb-4 max-w-6xl px-4 pt-1 sm:px-6 lg:-mb-6 lg:px-8 lg:pt-4">
        <Breadcrumbs crumbs={crumbs} label={texts.pages.breadcrumbs} />
      </div>
      <ShopView collections={collections} current={current} first={first} locale={locale} texts={texts} />
      <JsonLd data={graphOf([breadcrumbThing(crumbs, site.origin)])} />
    </>
  );
}

/** The page and its metadata ask for the same: the database is asked once. */
const readCollection = cache(async (handle: string) => {
  const locale = await pageLocale();
  const ctx = pageContext();
  const collections = await listCollections(ctx, locale);
  const current = collections.find((one) => one.handle === handle) ?? notFound();
  const filters = { collection: [handle] };
  const [page, total] = await Promise.all([listProducts(ctx, locale, filters), countProducts(ctx, filters)]);
  return { locale, collections, current, first: { ...page, total } };
});
