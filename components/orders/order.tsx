import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatDays } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import type { OrderView } from "@/lib/orders/contract";
import { Delivery } from "./delivery";
import { Receipt } from "./receipt";
import { Timeline } from "./timeline";
import { Undo } from "./undo";

type OrderProps = { order: OrderView; locale: Locale; texts: Texts<"order"> };
/** @see OrderProps; `email` is where the shop is asked, `token` opens the order. */
type WholeOrderProps = OrderProps & { email: string; token: string };

/** A whole order for its buyer: thanks, where the parcel is, what was paid. */
export function Order({ order, email, token, locale, texts }: WholeOrderProps) {
  const { payment, undoSecondsLeft } = order;
  const { undo, undoLeft, undoing, charging, notCharged, offline } = texts;
  return (
    <div className="space-y-8">
      <header>
        <p className="price text-muted">{fill(texts.number, { number: order.number })}</p>
        <h1 className="mt-1 text-xl sm:text-2xl">{titleOf(order, texts)}</h1>
        {payment !== "released" && (
          <p className="mt-2 text-sm wrap-anywhere text-muted">
            {fill(payment === "paid" ? texts.mailed : texts.mailedSoon, { email: order.contact.email })}
          </p>
        )}
      </header>
      {payment !== "paid" && (
        <Undo
          token={token}
          payment={payment}
          secondsLeft={undoSecondsLeft}
          texts={{ undo, undoLeft, undoing, charging, notCharged, offline }}
        />
      )}
      <div className="space-y-4 rounded-card border border-line bg-surface p-4 print:border-0 print:p-0">
        <Expected order={order} locale={locale} texts={texts} />
        <Timeline order={order} locale={locale} texts={texts} />
      </div>
      <Receipt order={order} locale={locale} texts={texts} />
      <Delivery order={order} locale={locale} texts={texts} />
      <footer className="flex flex-wrap items-center justify-between gap-4 border-t border-line pt-6 print:hidden">
        <p>
          {texts.help}{" "}
          <a href={`mailto:${email}?subject=${order.number}`} className="text-clay underline underline-offset-4">
            {email}
          </a>
        </p>
        <Link href={routes.shop(locale)} className={BUTTON.secondary}>
          {texts.toShop}
        </Link>
      </footer>
    </div>
  );
}

function titleOf({ state, payment, releaseCause }: OrderView, texts: Texts<"order">): string {
  if (payment === "releasing") return texts.releasingTitle;
  if (payment === "released" && releaseCause === "undone") return texts.undoneTitle;
  if (payment === "released" && releaseCause === "lost") return texts.lostTitle;
  return {
    placed: texts.placedTitle,
    packed: texts.packedTitle,
    shipped: texts.shippedTitle,
    delivered: texts.deliveredTitle,
    cancelled: texts.cancelledTitle,
  }[state];
}

/** When it should be there, and the number to follow it by; nothing for a parcel that arrived or never goes. */
function Expected({ order, locale, texts }: OrderProps) {
  if (order.state === "delivered" || order.state === "cancelled") return null;
  const dates = formatDays(order.deliverFrom, order.deliverUntil, locale);
  return (
    <div className="border-b border-line pb-4 print:border-0 print:pb-0">
      <p className="font-semibold">{fill(texts.arrives, { dates })}</p>
      {order.parcelWith.length > 0 && (
        <p className="text-sm text-muted">{fill(texts.parcelWith, { numbers: order.parcelWith.join(", ") })}</p>
      )}
      {order.trackingNumber !== null && (
        <p className="text-sm text-muted">
          {fill(texts.tracking, { carrier: order.carrier ?? "" })}{" "}
          <span className="price text-ink select-all">{order.trackingNumber}</span>
          {order.trackingUrl !== null && (
            <a
              href={order.trackingUrl}
              target="_blank"
              rel="noreferrer"
              className="mt-1 flex min-h-11 items-center text-base text-clay underline underline-offset-4 print:hidden"
            >
              {texts.follow}
            </a>
          )}
        </p>
      )}
    </div>
  );
}
