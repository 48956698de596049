import { useEffect, useEffectEvent } from "react";
import type { QrPayment } from "@/lib/checkout/client";
import type { Locale } from "@/lib/core/locale";
import { ReturnProgress } from "../checkout-return";
import { useSecondsLeft } from "../time-left";
import { CodePage } from "./code-page";
import type { PromptPayTexts } from "./promptpay-texts";

type OpenPaymentProps = {
  payment: QrPayment;
  /** When the shop said so, milliseconds of the phone's clock. */
  knownAt: number;
  /** The last look brought no answer. */
  isTroubled: boolean;
  onAsk: () => Promise<boolean>;
  locale: Locale;
  texts: PromptPayTexts;
};

/** The code until its time is over; then, for moments, the question whether it was paid at the last one. */
export function OpenPayment({ payment, knownAt, isTroubled, onAsk, locale, texts }: OpenPaymentProps) {
  const secondsLeft = useSecondsLeft(payment.secondsLeft, knownAt);
  const isOver = secondsLeft === 0;
  const ask = useEffectEvent(onAsk);
  useEffect(() => {
    if (isOver) void ask();
  }, [isOver]);
  if (isOver || payment.qrUrl === null) {
    return <ReturnProgress title={texts.promptPay.lastTitle} text={texts.promptPay.lastDetail} />;
  }
  return (
    <CodePage
      payment={{ ...payment, qrUrl: payment.qrUrl }}
      secondsLeft={secondsLeft}
      isTroubled={isTroubled}
      onAsk={onAsk}
      locale={locale}
      texts={texts.promptPay}
    />
  );
}
