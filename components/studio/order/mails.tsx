import { momentOf } from "@/components/studio/ui/dates";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { fill } from "@/lib/core/fill";
import { Card } from "./card";
import type { OrderPartProps } from "./order-part";

/** What the buyer was written, and whether it went out. */
export function Mails({ order: { mails }, locale, texts: { room } }: OrderPartProps) {
  const names: Record<string, string> = {
    order_confirmation: room.mailConfirmation,
    order_shipped: room.mailShipped,
    order_cancelled: room.mailCancelled,
    order_refunded: room.mailRefunded,
    order_released: room.mailReleased,
    refund_pending: room.mailRefundPending,
  };
  return (
    <Card title={room.mails}>
      <ul className="divide-y divide-line border-t border-line">
        {mails.map(({ kind, at, sentAt, attempts }) => (
          <li key={`${kind} ${at}`} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 flex-1 basis-48">
              {names[kind] ?? kind}
              <span className="block text-sm text-muted">{momentOf(sentAt ?? at, locale)}</span>
            </span>
            {sentAt === null ? (
              <StatusPill tone="warn">{fill(room.mailWaits, { count: attempts })}</StatusPill>
            ) : (
              <StatusPill tone="good">{room.mailSent}</StatusPill>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
