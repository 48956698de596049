import type { Metadata } from "next";
import { Order } from "@/components/studio/order/order";
import { getStaffOrder } from "@/lib/checkout";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { orNotFound } from "@/lib/http/page-not-found";
import { studioPage } from "@/lib/http/studio-page";
import { OrderParams } from "@/lib/orders/staff-contract";
import { notFound } from "next/navigation";

type OrderPageProps = { params: Promise<{ orderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.orders.title };
}

export default async function OrderPage({ params }: OrderPageProps) {
  const { ctx, locale } = await studioPage("manager");
  const parsed = OrderParams.safeParse(await params);
  if (!parsed.success) notFound();
  // Only whether it is there: the browser reads the rest, and reads it again.
  const { id } = await orNotFound(getStaffOrder(ctx, parsed.data.orderId));
  const { studio, tasks } = messagesOf(locale);
  return <Order id={id} locale={locale} texts={{ list: studio.orders, room: studio.order, ui: studio.ui, tasks }} />;
}
