"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Amount } from "@/components/ui/amount";
import { useWaiting } from "@/components/checkout/use-waiting";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useLater } from "@/components/ui/use-later";
import { cartQuery, loadCartChanges } from "@/lib/cart/client";
import type { CartView } from "@/lib/cart/contract";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { BagLine, lineId } from "./bag-line";
import { BagSkeleton } from "./bag-skeleton";
import { EmptyBag } from "./empty-bag";
import { isBlocked } from "./line-issue";
import { RemovedLine } from "./removed-line";
import { useRemovedLines } from "./use-removed-lines";

type BagProps = { locale: Locale; texts: Texts<"bag"> & { waiting: Texts<"waiting"> } };

/** The bag of this browser: what is in it, what changed meanwhile, what it costs, and on to the checkout. */
export function Bag({ locale, texts }: BagProps) {
  const { data: cart, isError, isFetching, refetch } = useQuery({ ...cartQuery, staleTime: 0 });
  const { isKnown, line } = useWaiting();
  const waiting = line({ locale, texts: texts.waiting, className: "mb-4", isHeld: !cart });
  if (cart && isKnown) {
    return (
      <>
        {waiting}
        <FilledBag cart={cart} locale={locale} texts={texts} />
      </>
    );
  }
  if (!isError || isFetching) {
    return (
      <>
        {waiting}
        <BagSkeleton label={texts.loading} />
      </>
    );
  }
  return (
    <div role="alert" className="py-8">
      <p>{texts.failed}</p>
      <button type="button" onClick={() => void refetch()} className={`${BUTTON.secondary} mt-4`}>
        {texts.retry}
      </button>
    </div>
  );
}

function FilledBag({ cart, locale, texts }: BagProps & { cart: CartView }) {
  const list = useRef<HTMLUListElement>(null);
  useLater(loadCartChanges, true);
  const { rows, remove, putBack } = useRemovedLines(cart.lines, texts.changeFailed);
  // Something is on its way in: how many is known before what it is.
  if (rows.length === 0 && cart.count > 0) return <BagSkeleton label={texts.loading} />;
  if (rows.length === 0) return <EmptyBag locale={locale} texts={texts} />;
  return (
    <div className="flex flex-1 flex-col lg:grid lg:flex-none lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
      <div>
        {/* Taken focus is given back to the list when an "undo" under it goes away. */}
        <ul ref={list} tabIndex={-1} className="border-t border-line outline-none">
          {rows.map((row) =>
            row.kind === "line" ? (
              <BagLine key={row.line.variantId} line={row.line} locale={locale} texts={texts} onRemove={remove} />
            ) : (
              <RemovedLine
                key={`removed ${row.line.variantId}`}
                line={row.line}
                isReturning={row.isReturning}
                texts={texts}
                onUndo={(line) => {
                  putBack(line);
                  list.current?.focus({ preventScroll: true });
                }}
              />
            ),
          )}
        </ul>
        {cart.count === 0 && <EmptyBag locale={locale} texts={texts} />}
      </div>
      {cart.lines.length > 0 && <BagFoot cart={cart} locale={locale} texts={texts} />}
    </div>
  );
}

/** Subtotal and the one way on; it stays on the screen. */
function BagFoot({ cart, locale, texts }: BagProps & { cart: CartView }) {
  const blocked = cart.lines.find(isBlocked);
  return (
    <div
      data-buy-bar="sticky"
      className="sticky -bottom-px z-10 -mx-4 mt-auto bg-surface px-4 pt-3 pb-[calc(0.8125rem+env(safe-area-inset-bottom))] max-lg:border-t max-lg:border-line lg:top-8 lg:mx-0 lg:mt-0 lg:self-start lg:bg-transparent lg:p-0"
    >
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-medium">{texts.subtotal}</span>
        <Amount money={cart.subtotal} locale={locale} className="text-xl font-semibold" />
      </p>
      <p className="text-sm text-muted">{texts.vat}</p>
      {blocked ? (
        <a href={`#${lineId(blocked)}`} className={`${BUTTON.secondary} mt-3 w-full`}>
          {texts.fix}
        </a>
      ) : (
        <Link href={routes.checkout(locale)} className={`${BUTTON.primary} mt-3 w-full`}>
          {texts.checkout}
        </Link>
      )}
    </div>
  );
}
