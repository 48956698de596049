"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { QrPayment } from "@/lib/checkout/client";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { ReturnProgress } from "../checkout-return";
import { dropPayment, keepPayment } from "../kept-payment";
import { Outcome } from "../outcome";
import { CodeSkeleton } from "./code-skeleton";
import { EndedCode } from "./ended-code";
import { OpenPayment } from "./open-payment";
import type { PromptPayTexts } from "./promptpay-texts";
import { isNotFound, useQrPayment } from "./use-qr-payment";

type PromptPayProps = { locale: Locale; texts: PromptPayTexts };

/** A payment by QR code: the code while it can be paid, and what became of it. */
export function PromptPay({ locale, texts }: PromptPayProps) {
  const token = useSearchParams().get("checkout") ?? "";
  const { payment, knownAt, error, ask, look } = useQrPayment(token);
  useKeeping(token, payment);
  useOrderOf(payment, locale);

  const common = { locale, texts };
  if (!payment) return <Unknown isOurs={token !== "" && !isNotFound(error)} {...{ error, look }} {...common} />;
  switch (payment.state) {
    case "paid":
      return <ReturnProgress title={texts.return.paid} text="" />;
    case "open":
      return <OpenPayment payment={payment} knownAt={knownAt} isTroubled={error !== null} onAsk={ask} {...common} />;
    case "expired":
      return <EndedCode token={token} source={payment.source} onPaid={ask} {...common} />;
    case "refunded":
      return <Outcome title={texts.return.refundedTitle} detail={texts.promptPay.refundedDetail} />;
    case "under_review":
      return <Outcome title={texts.return.reviewTitle} detail={texts.return.reviewDetail} />;
  }
}

/** Lets the shop show the way back here, until there is nothing to come back for. */
function useKeeping(token: string, payment: QrPayment | undefined) {
  const isWaiting = payment === undefined ? null : payment.state === "open" && payment.secondsLeft > 0;
  useEffect(() => {
    if (isWaiting === true) keepPayment(token);
    if (isWaiting === false) dropPayment(token);
  }, [token, isWaiting]);
}

/** A paid code's page is its order's: going back does not lead here again. */
function useOrderOf(payment: QrPayment | undefined, locale: Locale) {
  const orderToken = payment?.orderToken ?? null;
  useEffect(() => {
    if (orderToken !== null) window.location.replace(routes.order(locale, orderToken));
  }, [orderToken, locale]);
}

type UnknownProps = PromptPayProps & { isOurs: boolean; error: Error | null; look: () => void };

/** Not read yet, not to be read now, or nobody's. */
function Unknown({ isOurs, error, look, locale, texts }: UnknownProps) {
  if (isOurs && error === null) return <CodeSkeleton texts={texts.promptPay} />;
  return isOurs ? (
    <Outcome title={texts.return.failedTitle} detail={texts.return.failedDetail}>
      <button type="button" onClick={look} className={BUTTON.primary}>
        {texts.return.retry}
      </button>
    </Outcome>
  ) : (
    <Outcome title={texts.return.noneTitle} detail={texts.return.noneDetail}>
      <Link href={routes.shop(locale)} className={BUTTON.secondary}>
        {texts.return.toShop}
      </Link>
    </Outcome>
  );
}
