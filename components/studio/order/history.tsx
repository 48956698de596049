import { momentOf } from "@/components/studio/ui/dates";
import { carrierName } from "@/lib/core/carriers";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { type Currency, formatMoney } from "@/lib/core/money";
import type { HistoryEntry } from "@/lib/orders/staff-client";
import { Card } from "./card";
import type { OrderPartProps } from "./order-part";

/** Who did what with this order, the last first. */
export function History({ order: { history, placedAt, total }, locale, texts: { room } }: OrderPartProps) {
  const names: Record<string, string> = {
    "order.pack": room.didPack,
    "order.ship": room.didShip,
    "order.deliver": room.didDeliver,
    "order.cancel": room.didCancel,
    "order.refund": room.didRefund,
    "order.release-undone": room.didUndo,
    "order.release-cancelled": room.didRelease,
    "order.release-lost": room.didLose,
    "order.step-back": room.didStepBack,
    "order.change-parcel": room.didChangeParcel,
    "order.packing-note": room.didPackingNote,
    "order.note": room.didNote,
  };
  return (
    <Card title={room.history}>
      <ol className="divide-y divide-line border-t border-line">
        {history.map((entry) => (
          <Entry
            key={entry.id}
            at={entry.at}
            who={entry.person ?? room.theShop}
            what={names[entry.action] ?? entry.action}
            more={moreOf(entry, locale, total.currency)}
            locale={locale}
          />
        ))}
        <Entry at={placedAt} who={room.theBuyer} what={room.didPlace} more="" locale={locale} />
      </ol>
    </Card>
  );
}

type EntryProps = { at: string; who: string; what: string; more: string; locale: Locale };

function Entry({ at, who, what, more, locale }: EntryProps) {
  return (
    <li className="flex flex-wrap gap-x-4 py-2">
      <time dateTime={at} className="w-44 text-sm text-muted">
        {momentOf(at, locale)}
      </time>
      <span className="min-w-0 flex-1 basis-48">
        {what} <span className="text-sm text-muted">· {who}</span>
        {more !== "" && <bdi className="block text-sm wrap-anywhere text-muted">{more}</bdi>}
      </span>
    </li>
  );
}

/** The details of an entry that a person wants to read. */
function moreOf({ after }: HistoryEntry, locale: Locale, currency: Currency): string {
  if (typeof after !== "object" || after === null) return "";
  const { amount, note, text, carrier, trackingNumber, packingNote } = after as Record<string, unknown>;
  const parts = [
    typeof amount === "number" && amount > 0 ? formatMoney({ amount, currency }, LANGUAGE_TAGS[locale]) : "",
    typeof carrier === "string" ? carrierName(carrier, locale) : "",
    ...[trackingNumber, note, text, packingNote].map((part) => (typeof part === "string" ? part : "")),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
