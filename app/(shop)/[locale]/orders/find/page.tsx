import type { Metadata } from "next";
import { FindOrder } from "@/components/orders/find-order";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).findOrder.title, robots: { index: false } };
}

export default async function FindOrderPage() {
  const locale = await pageLocale();
  const { findOrder } = messagesOf(locale);
  return (
    <div className="mx-auto max-w-xl px-4 pt-5 pb-10 lg:pt-10">
      <h1 className="text-2xl">{findOrder.title}</h1>
      <FindOrder locale={locale} texts={findOrder} />
    </div>
  );
}
