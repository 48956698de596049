import { carrierName, trackingUrl } from "@/lib/core/carriers";
import { formatDays } from "@/lib/core/dates";
import { LANGUAGE_TAGS } from "@/lib/core/locale";
import { Card } from "./card";
import type { Asked, OrderPartProps } from "./order-part";

type BuyerProps = OrderPartProps & { onAsk: (asked: Asked) => void };

const LINK = "inline-flex min-h-6 items-center underline underline-offset-4";

/** Who bought, where the parcel goes and with whom. */
export function Buyer({ order, onAsk, locale, texts: { room } }: BuyerProps) {
  const { contact, address, carrier, trackingNumber, deliverFrom, deliverUntil, state, number } = order;
  const country = new Intl.DisplayNames(LANGUAGE_TAGS[locale], { type: "region" }).of(address.country);
  const place = [address.subdistrict, address.district, address.province, address.postalCode];
  const lines = [address.line1, address.line2, place.filter(Boolean).join(" "), country].filter(Boolean);
  const follow = trackingUrl(carrier, trackingNumber, locale);
  return (
    <Card title={room.buyer}>
      <address className="not-italic">
        <bdi className="font-medium">{contact.name}</bdi>
        {lines.map((line) => (
          <bdi key={line} className="block">
            {line}
          </bdi>
        ))}
      </address>
      <p className="mt-2 break-all">
        <a href={`mailto:${contact.email}?subject=${number}`} className={LINK}>
          {contact.email}
        </a>
      </p>
      <p>
        <a href={`tel:${contact.phone.replaceAll(/[^+\d]/g, "")}`} className={LINK}>
          {contact.phone}
        </a>
      </p>
      <dl className="mt-3 border-t border-line pt-3 text-sm">
        <dt className="text-muted">{room.promised}</dt>
        <dd>{formatDays(deliverFrom, deliverUntil, locale)}</dd>
        {carrier !== null && (
          <>
            <dt className="mt-2 text-muted">{carrierName(carrier, locale)}</dt>
            <dd className="break-all">
              {follow === null ? (
                trackingNumber
              ) : (
                <a href={follow} target="_blank" rel="noreferrer" className={`price ${LINK}`}>
                  {trackingNumber}
                </a>
              )}
            </dd>
          </>
        )}
      </dl>
      {state === "shipped" && (
        <button
          type="button"
          onClick={() => onAsk("parcel")}
          className="-ml-3 min-h-11 pressable rounded-full px-3 text-sm underline underline-offset-4"
        >
          {room.changeParcel}
        </button>
      )}
    </Card>
  );
}
