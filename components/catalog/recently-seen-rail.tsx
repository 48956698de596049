"use client";

import { type ReactNode, useState } from "react";
import { Amount } from "@/components/ui/amount";
import { Link } from "@/components/ui/link";
import { Thumb } from "@/components/ui/picture";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { replaceSeen, type Seen, useRecentlySeen } from "./recently-seen";

export type SeenTexts = Pick<Texts<"productMore">, "seen" | "clearSeen" | "seenCleared" | "undoClear">;

type RecentlySeenProps = {
  locale: Locale;
  texts: SeenTexts;
  /** Handle of the product that is being looked at: it is not in its own rail. */
  except?: string;
  /** In place of the rail where nothing was looked at; nothing by default. */
  whenEmpty?: ReactNode;
};

/** Products that were looked at on this device, the latest first, with a way to forget them. */
export function RecentlySeen({ locale, texts, except, whenEmpty = null }: RecentlySeenProps) {
  const list = useRecentlySeen();
  const [cleared, setCleared] = useState<readonly Seen[] | null>(null);
  const shown = list.filter(({ handle }) => handle !== except);
  if (shown.length === 0 && !cleared) return whenEmpty;
  const forget = () => {
    setCleared(list);
    replaceSeen([]);
  };
  const putBack = () => {
    replaceSeen(cleared ?? []);
    setCleared(null);
  };
  return (
    <section aria-labelledby="recently-seen">
      <div className="flex items-center justify-between gap-4">
        <h2 id="recently-seen" className="text-lg">
          {texts.seen}
        </h2>
        <button
          type="button"
          onClick={cleared ? putBack : forget}
          className="min-h-11 pressable px-1 text-sm text-muted underline underline-offset-4"
        >
          {cleared ? texts.undoClear : texts.clearSeen}
        </button>
      </div>
      {cleared && (
        <p role="status" className="text-sm text-muted">
          {texts.seenCleared}
        </p>
      )}
      <ul className="scroller -mx-4 mt-1 scroll-px-4 gap-3 px-4 lg:mx-0 lg:scroll-px-0 lg:px-0">
        {shown.map((product) => (
          <li key={product.handle} className="w-28 shrink-0 snap-start">
            <SeenCard product={product} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SeenCard({ product, locale }: { product: Seen; locale: Locale }) {
  const { handle, titles, pictureKey, placeholder, price } = product;
  return (
    <Link href={routes.product(locale, handle)} className="block pressable text-sm">
      <Thumb pictureKey={pictureKey} placeholder={placeholder} className="aspect-4/5 w-full rounded-card" />
      <span className="mt-1.5 line-clamp-2">{titles[locale] ?? Object.values(titles)[0] ?? handle}</span>
      <Amount money={price} locale={locale} className="block font-semibold" />
    </Link>
  );
}
