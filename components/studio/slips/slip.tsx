import { formatInstantDay } from "@/lib/core/dates";
import { LANGUAGE_TAGS, type LocalText } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { PackingSlip } from "@/lib/orders/staff-client";

export type SlipTexts = Texts<"slip">;

type SlipProps = {
  slip: PackingSlip & {
    /** The code's dark squares as a path, and how many squares wide it is. */
    qr: string;
    qrSize: number;
  };
  shopName: LocalText;
  texts: SlipTexts;
};

/** What lies in a parcel: whose it is, what is in it, a word from the shop, and a code. No prices: it may be a gift. */
export function Slip({ slip, shopName, texts }: SlipProps) {
  const { number, locale, placedAt, contact, address, lines, packingNote, shippingTitle, qr, qrSize } = slip;
  const country = new Intl.DisplayNames(LANGUAGE_TAGS[locale], { type: "region" }).of(address.country);
  const place = [address.subdistrict, address.district, address.province, address.postalCode];
  const to = [address.line1, address.line2, place.filter(Boolean).join(" "), address.country === "TH" ? "" : country];
  return (
    <article lang={locale} aria-label={number} className="slip flex flex-col">
      <header className="flex items-baseline justify-between gap-4 border-b border-current pb-2">
        <p className="text-lg font-semibold">{shopName[locale]}</p>
        <p className="text-sm price">
          {number} · {formatInstantDay(placedAt, locale)}
        </p>
      </header>
      <address className="mt-3 text-sm not-italic">
        <span className="block text-xs">{texts.to}</span>
        <bdi className="block text-base font-semibold">{contact.name}</bdi>
        {to.filter(Boolean).map((line) => (
          <bdi key={line} className="block">
            {line}
          </bdi>
        ))}
        <span className="block">
          {contact.phone} · {shippingTitle}
        </span>
      </address>
      <ul className="mt-3 flex-1 divide-y border-y border-line text-sm">
        {lines.map((line) => (
          <li key={line.position} className="flex break-inside-avoid gap-2 py-1.5">
            <span aria-hidden="true" className="mt-1 size-3.5 shrink-0 border border-current" />
            <span className="w-8 font-semibold price">{line.quantity} ×</span>
            <span className="min-w-0 flex-1">
              {[line.title, line.choice].filter(Boolean).join(" · ")}
              <span className="block text-xs">{line.sku}</span>
            </span>
          </li>
        ))}
      </ul>
      <footer className="mt-3 flex break-inside-avoid items-end gap-4">
        <div className="min-w-0 flex-1 text-sm">
          {packingNote !== "" && (
            <p className="mb-2 text-base wrap-anywhere">
              <bdi>{packingNote}</bdi>
            </p>
          )}
          <p>{texts.scan}</p>
        </div>
        <svg
          viewBox={`0 0 ${String(qrSize)} ${String(qrSize)}`}
          role="img"
          aria-label={texts.code}
          shapeRendering="crispEdges"
          className="size-[26mm] shrink-0"
        >
          <path d={qr} />
        </svg>
      </footer>
    </article>
  );
}
