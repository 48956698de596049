import type { Metadata } from "next";
import { SavedList } from "@/components/saves/saved-list";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).saved.title, robots: { index: false } };
}

export default async function SavedPage() {
  const locale = await pageLocale();
  const { saved, price } = messagesOf(locale);
  return (
    <div className="mx-auto max-w-140 pt-5 lg:max-w-5xl lg:px-8 lg:pt-10">
      <h1 className="px-4 pb-4 text-2xl sm:px-0">{saved.title}</h1>
      <SavedList locale={locale} texts={{ saved, price }} />
    </div>
  );
}
