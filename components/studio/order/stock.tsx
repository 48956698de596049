import { momentOf } from "@/components/studio/ui/dates";
import { Card } from "./card";
import type { OrderPartProps } from "./order-part";

/** What left the shelf for this order, and what came back. */
export function Stock({ order: { movements }, locale, texts: { room } }: OrderPartProps) {
  return (
    <Card title={room.stock}>
      <ul className="divide-y divide-line border-t border-line">
        {movements.map(({ sku, delta, reason, at }) => (
          <li key={`${sku} ${at} ${reason}`} className="flex flex-wrap items-baseline gap-x-4 py-2">
            <span className="min-w-0 flex-1 basis-48">
              {reason === "sold" ? room.stockSold : room.stockReturned} · {sku}
              <span className="block text-sm text-muted">{momentOf(at, locale)}</span>
            </span>
            <span className="font-medium price">{delta > 0 ? `+${String(delta)}` : delta}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
