import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { BUTTON } from "@/components/ui/button";
import { BagIcon } from "@/components/ui/icons";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import { routes } from "@/lib/core/routes";
import { type OneTap, oneTapQuery } from "@/lib/customers/client";
import { textsQuery } from "@/lib/texts/client";
import { cardName } from "./card-name";
import { TroublePanel } from "./trouble-panel";
import { useOneTap } from "./use-one-tap";

type OneTapRowProps = {
  variantId: string;
  onAdd: () => void;
  addLabel: string;
  locale: Locale;
  /** What everybody has: stays until it is known that this browser may buy with one tap. */
  children: ReactNode;
};

/** The foot of a product for a remembered shopper: the bag, one tap with everything on it, and any other way. */
export function OneTapRow({ variantId, onAdd, addLabel, locale, children }: OneTapRowProps) {
  const { data: offer = null } = useQuery(oneTapQuery(variantId, locale));
  const { data: texts } = useQuery({ ...textsQuery("oneTap", locale), enabled: offer !== null });
  if (offer === null || !texts) return children;
  return (
    <Row
      key={variantId}
      variantId={variantId}
      offer={offer}
      onAdd={onAdd}
      addLabel={addLabel}
      locale={locale}
      texts={texts}
    />
  );
}

type RowProps = Omit<OneTapRowProps, "children"> & { offer: NonNullable<OneTap>; texts: Texts<"oneTap"> };

function Row({ variantId, offer, onAdd, addLabel, locale, texts }: RowProps) {
  const { isBuying, trouble, tap, resend } = useOneTap({ variantId, offer, locale, texts });
  const otherHref = routes.buyNow(locale, variantId, 1);
  const amount = formatMoney(offer.total, LANGUAGE_TAGS[locale]);
  const place = offer.address.label || offer.address.place;
  return (
    <>
      {trouble && (
        <TroublePanel
          trouble={trouble}
          isBuying={isBuying}
          onCode={tap}
          onResend={resend}
          otherHref={otherHref}
          texts={texts}
        />
      )}
      <button type="button" aria-label={addLabel} onClick={onAdd} className={`${BUTTON.secondary} px-3.5 sm:px-5`}>
        <BagIcon className="size-5 sm:hidden" />
        <span className="hidden sm:inline">{addLabel}</span>
      </button>
      <button
        type="button"
        aria-disabled={isBuying}
        onClick={() => tap()}
        className={`${BUTTON.primary} h-12 min-w-0 flex-1 px-3 ${isBuying ? "opacity-80" : ""}`}
      >
        {isBuying ? (
          <Progress text={texts.buying} />
        ) : (
          <span className="min-w-0">
            <span className="block text-sm leading-6 price">{fill(texts.buy, { amount })}</span>
            <span className="block truncate text-xs leading-5 font-normal">
              {fill(texts.with, { card: cardName(offer.card), place })}
            </span>
          </span>
        )}
      </button>
      <a href={otherHref} className={`${BUTTON.secondary} w-12 px-0`} aria-label={texts.otherWays}>
        <span aria-hidden="true">⋯</span>
      </a>
      <p role="status" className="sr-only">
        {isBuying && texts.buying}
      </p>
    </>
  );
}

function Progress({ text }: { text: string }) {
  return (
    <span className="flex items-center gap-2">
      <span
        aria-hidden="true"
        className="size-5 shrink-0 animate-spin rounded-full border-2 border-current border-t-transparent motion-reduce:animate-none"
      />
      {text}
    </span>
  );
}
