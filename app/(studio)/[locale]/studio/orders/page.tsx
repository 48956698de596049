import type { Metadata } from "next";
import { Orders } from "@/components/studio/orders/orders";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.orders.title };
}

export default async function OrdersPage() {
  const { locale } = await studioPage("manager");
  const { studio, tasks } = messagesOf(locale);
  return <Orders locale={locale} texts={{ list: studio.orders, room: studio.order, ui: studio.ui, tasks }} />;
}
