"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { notePaid } from "@/components/orders/device-orders";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { type CheckoutOutcome, outcomeQuery } from "@/lib/checkout/client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { ProblemError } from "@/lib/http/api-client";
import { Declined } from "./declined";
import { checkoutHrefOf } from "./checkout-href";
import { Outcome } from "./outcome";

type CheckoutReturnProps = {
  locale: Locale;
  texts: Texts<"return">;
  /** What is said of each kind of decline. */
  declines: Record<NonNullable<CheckoutOutcome["decline"]>, string>;
};

const SESSION = /^cs_\w{5,200}$/;
const KEY = /^[\w.-]{40,100}$/;

/** By what the page knows the payment; null for a link that is cut off. A bank that nobody answered is not waited for. */
function readKey(search: { get: (name: string) => string | null }) {
  const sessionId = search.get("session_id") ?? "";
  const checkout = search.get("checkout") ?? "";
  const isLeft = search.get("redirect_status") === "pending";
  if (SESSION.test(sessionId)) return { key: { sessionId }, isLeft: false };
  return KEY.test(checkout) ? { key: { checkout }, isLeft } : null;
}

/** Where the payment page sends its shoppers: waits for the money to be known, then opens the order. */
export function CheckoutReturn({ locale, texts, declines }: CheckoutReturnProps) {
  const { isOurs, data, error, isFetching, refetch } = useOutcome();
  const orderToken = data?.state === "paid" ? data.orderToken : null;
  useEffect(() => {
    if (orderToken === null) return;
    notePaid(orderToken);
    window.location.replace(routes.order(locale, orderToken));
  }, [orderToken, locale]);

  if (orderToken !== null) return <ReturnProgress title={texts.paid} text="" />;
  if (isFetching) return <ReturnProgress title={texts.title} text={texts.wait} />;
  const kind = data?.state ?? (isOurs && !isNotFound(error) ? "failed" : "none");
  const checkoutHref = checkoutHrefOf(data?.source, locale);
  return data?.decline ? (
    <Declined source={data.source} detail={declines[data.decline]} {...{ checkoutHref, locale, texts }} />
  ) : (
    <ReturnOutcome onRetry={() => void refetch()} {...{ kind, checkoutHref, locale, texts }} />
  );
}

/** The payment that the page's address names. */
function useOutcome() {
  const payment = readKey(useSearchParams());
  const isOnce = payment?.isLeft === true;
  const { data, error, isFetching, refetch } = useQuery({
    ...outcomeQuery(payment?.key ?? { sessionId: "" }, isOnce),
    enabled: payment !== null,
  });
  return { data, error, isFetching, refetch, isOurs: payment !== null };
}

const isNotFound = (error: Error | null) => error instanceof ProblemError && error.problem.status === 404;

/** Also what the page shows before it knows its own address. */
export function ReturnProgress({ title, text }: { title: string; text: string }) {
  return (
    <div role="status" className="flex flex-col items-center gap-4 pt-16 text-center">
      <span
        aria-hidden="true"
        className="size-12 animate-spin rounded-full border-4 border-line border-t-clay motion-reduce:animate-none"
      />
      <h1 className="text-xl">{title}</h1>
      <p className="min-h-6 text-muted">{text}</p>
    </div>
  );
}

type Kind = CheckoutOutcome["state"] | "none" | "failed";

type ReturnOutcomeProps = {
  kind: Kind;
  checkoutHref: string;
  onRetry: () => void;
  locale: Locale;
  texts: Texts<"return">;
};

/** Everything but a paid order: what happened, and what to do now. */
function ReturnOutcome({ kind, checkoutHref, onRetry, locale, texts }: ReturnOutcomeProps) {
  const [title, detail] = outcomeWords(kind, texts);
  const isToBeTried = kind === "open" || kind === "failed";
  return (
    <Outcome title={title} detail={detail}>
      {isToBeTried && (
        <button type="button" onClick={onRetry} className={BUTTON.primary}>
          {texts.retry}
        </button>
      )}
      {kind === "open" || kind === "expired" ? (
        <Link href={checkoutHref} className={kind === "open" ? BUTTON.secondary : BUTTON.primary}>
          {texts.toCheckout}
        </Link>
      ) : (
        <Link href={routes.shop(locale)} className={BUTTON.secondary}>
          {texts.toShop}
        </Link>
      )}
    </Outcome>
  );
}

function outcomeWords(kind: Kind, texts: Texts<"return">): [title: string, detail: string] {
  switch (kind) {
    case "open":
      return [texts.openTitle, texts.openDetail];
    case "expired":
      return [texts.expiredTitle, texts.expiredDetail];
    case "refunded":
      return [texts.refundedTitle, texts.refundedDetail];
    case "under_review":
      return [texts.reviewTitle, texts.reviewDetail];
    case "failed":
      return [texts.failedTitle, texts.failedDetail];
    case "paid":
    case "none":
      return [texts.noneTitle, texts.noneDetail];
  }
}
