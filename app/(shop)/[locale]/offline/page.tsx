import type { Metadata } from "next";
import { SeenPages } from "@/components/offline/seen-pages";
import { EmptyShelf } from "@/components/shell/empty-shelf";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).offline.title, robots: { index: false } };
}

export default async function OfflinePage() {
  const locale = await pageLocale();
  const { offline } = messagesOf(locale);
  return (
    <div className="mx-auto max-w-md px-4 py-10 text-center">
      <EmptyShelf className="mx-auto h-24 text-clay" />
      <h1 className="mt-6 text-xl">{offline.title}</h1>
      <p className="mt-2 text-balance text-muted">{offline.detail}</p>
      <SeenPages locale={locale} texts={offline} />
    </div>
  );
}
