import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Prose } from "@/components/content/prose";
import { JsonLd } from "@/components/seo/json-ld";
import { getContentPage } from "@/lib/content";
import { formatInstantDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import { messagesOf } from "@/lib/core/messages";
import { CONTENT_PAGES, routes } from "@/lib/core/routes";
import { pageContext, site } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { graphOf, pageMetadata, storeThing } from "@/lib/seo";
import { pageShop } from "@/lib/settings";

/** An edited file is on the page a minute later, without a build. */
export const revalidate = 60;

export const generateStaticParams = () => [];

type ContentPageProps = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: ContentPageProps): Promise<Metadata> {
  const { locale, page } = await readPage((await params).page);
  const { name, title, description } = page;
  return pageMetadata({ locale, path: (other) => routes.contentPage(other, name), title, description });
}

export default async function TextPage({ params }: ContentPageProps) {
  const { locale, page } = await readPage((await params).page);
  const { updated } = messagesOf(locale).pages;
  return (
    <article className="mx-auto max-w-prose px-4 pt-5 pb-8 lg:px-8 lg:pt-10">
      <h1 className="text-2xl">{page.title}</h1>
      <p className="mt-1 text-sm text-muted">{fill(updated, { date: formatInstantDay(page.updatedOn, locale) })}</p>
      <Prose blocks={page.blocks} />
      <JsonLd data={graphOf([storeThing({ origin: site.origin, locale, shop: await pageShop() })])} />
    </article>
  );
}

/** The page and its metadata ask for the same text: its file is read once. */
const readPage = cache(async (page: string) => {
  const locale = await pageLocale();
  const name = CONTENT_PAGES.find((one) => one === page) ?? notFound();
  return { locale, page: await getContentPage(pageContext(), name, locale) };
});
