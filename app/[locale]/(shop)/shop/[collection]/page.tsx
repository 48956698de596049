import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ShopView } from "@/components/catalog/shop-view";
import { listCollections, listProductCards } from "@/lib/catalog";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { pageContext } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { pageMetadata } from "@/lib/http/page-metadata";

export const revalidate = 60;

export const generateStaticParams = () => [];

type CollectionPageProps = { params: Promise<{ collection: string }> };

export async function generateMetadata({ params }: CollectionPageProps): Promise<Metadata> {
  const { locale, current } = await readCollection((await params).collection);
  const { handle, title, description } = current;
  return pageMetadata({ locale, path: (other) => routes.collection(other, handle), title, description });
}

export default async function CollectionPage({ params }: CollectionPageProps) {
  const { locale, collections, current } = await readCollection((await params).collection);
  const cards = await listProductCards(pageContext(), locale, { collection: current.handle });
  return (
    <ShopView collections={collections} current={current} cards={cards} locale={locale} texts={messagesOf(locale)} />
  );
}

/** The page and its metadata ask for the same collections: the database is asked once. */
const readCollection = cache(async (handle: string) => {
  const locale = await pageLocale();
  const collections = await listCollections(pageContext(), locale);
  return { locale, collections, current: collections.find((one) => one.handle === handle) ?? notFound() };
});
