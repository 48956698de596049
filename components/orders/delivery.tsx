import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { OrderView } from "@/lib/orders/contract";

type DeliveryProps = { order: OrderView; locale: Locale; texts: Texts<"order"> };

/** Where the parcel goes and whom we ask. */
export function Delivery({ order: { address, contact }, locale, texts }: DeliveryProps) {
  const country = new Intl.DisplayNames(LANGUAGE_TAGS[locale], { type: "region" }).of(address.country);
  const place = [address.subdistrict, address.district, address.province, address.postalCode];
  const lines = [address.line1, address.line2, place.filter(Boolean).join(" "), country].filter(Boolean);
  return (
    <div className="grid break-inside-avoid gap-6 sm:grid-cols-2">
      <section aria-labelledby="address">
        <h2 id="address" className="text-base">
          {texts.address}
        </h2>
        <address className="mt-1 not-italic">
          {contact.name}
          {lines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </address>
      </section>
      <section aria-labelledby="contact">
        <h2 id="contact" className="text-base">
          {texts.contact}
        </h2>
        <p className="mt-1 wrap-anywhere">{contact.email}</p>
        <p>{contact.phone}</p>
      </section>
    </div>
  );
}
