import type { Metadata } from "next";
import { SearchView } from "@/components/search/search-view";
import { listCollections } from "@/lib/catalog";
import { messagesOf } from "@/lib/core/messages";
import { pageContext } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";

export const revalidate = 60;

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = messagesOf(await pageLocale()).search;
  return { title, description, robots: { index: false } };
}

export default async function SearchPage() {
  const locale = await pageLocale();
  const { search, price } = messagesOf(locale);
  const collections = await listCollections(pageContext(), locale);
  return (
    <div className="mx-auto min-h-[calc(100dvh-var(--top-bar))] max-w-5xl px-4 pt-5 sm:px-6 lg:px-8 lg:pt-8">
      <h1 className="sr-only">{search.title}</h1>
      <SearchView
        collections={collections.map(({ handle, title }) => ({ handle, title }))}
        locale={locale}
        texts={{ search, price }}
      />
    </div>
  );
}
