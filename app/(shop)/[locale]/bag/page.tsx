import type { Metadata } from "next";
import { Bag } from "@/components/cart/bag";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).bag.title, robots: { index: false } };
}

export default async function BagPage() {
  const locale = await pageLocale();
  const { bag, waiting } = messagesOf(locale);
  return (
    <div className="mx-auto flex min-h-[calc(100dvh-var(--top-bar))] max-w-4xl flex-col px-4 pt-5 lg:px-8 lg:pt-10">
      <h1 className="mb-4 text-2xl">{bag.title}</h1>
      <Bag locale={locale} texts={{ ...bag, waiting }} />
    </div>
  );
}
