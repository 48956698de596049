import type { Metadata } from "next";
import { cache } from "react";
import { Order } from "@/components/orders/order";
import { RememberOrder } from "@/components/orders/remember-order";
import { fill } from "@/lib/core/fill";
import { messagesOf } from "@/lib/core/messages";
import { pageContext } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { orNotFound } from "@/lib/http/page-not-found";
import { getOrderByToken } from "@/lib/orders";
import { pageShop } from "@/lib/settings";

export const dynamic = "force-dynamic";

type OrderPageProps = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  const { locale, order } = await readOrder((await params).token);
  const title = fill(messagesOf(locale).order.pageTitle, { number: order.number });
  return { title, robots: { index: false, follow: false }, referrer: "no-referrer" };
}

export default async function OrderPage({ params }: OrderPageProps) {
  const { token } = await params;
  const { locale, order } = await readOrder(token);
  return (
    <div className="mx-auto max-w-xl px-4 pt-6 lg:pt-10">
      <RememberOrder number={order.number} token={token} placedAt={order.placedAt} total={order.total} />
      <Order
        order={order}
        email={(await pageShop()).email}
        token={token}
        locale={locale}
        texts={messagesOf(locale).order}
      />
    </div>
  );
}

/** The page and its metadata ask for the same order: the database is asked once. */
const readOrder = cache(async (token: string) => {
  const locale = await pageLocale();
  return { locale, order: await orNotFound(getOrderByToken(pageContext(), token, locale)) };
});
