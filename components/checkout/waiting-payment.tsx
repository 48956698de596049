"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { ChevronRightIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import { type QrPayment, qrPaymentQuery } from "@/lib/checkout/client";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import { routes } from "@/lib/core/routes";
import { ProblemError } from "@/lib/http/api-client";
import { dropPayment, useKeptPayment } from "./kept-payment";
import { TimeLeft } from "./time-left";

type Waiting = { token: string; payment: QrPayment; knownAt: number };

const LOOK_MS = 10_000;

/** A payment by QR code that was begun on this device and is not over. `unknown` while the shop is being asked. */
export function useWaitingPayment(): Waiting | "unknown" | null {
  const token = useKeptPayment();
  const looking = useQuery({
    ...qrPaymentQuery(token ?? ""),
    enabled: token !== null,
    refetchInterval: LOOK_MS,
    retry: false,
  });
  const { data: payment, error, isPending, dataUpdatedAt: knownAt } = looking;
  const isOver = isGone(error) || (payment !== undefined && !isWaiting(payment));
  useEffect(() => {
    if (token !== null && isOver) dropPayment(token);
  }, [token, isOver]);
  if (token === null || isOver) return null;
  if (payment) return { token, payment, knownAt };
  return isPending ? "unknown" : null;
}

/** Paid ones too: their page leads to the order, once. */
const isWaiting = ({ state, secondsLeft }: QrPayment) => state === "paid" || (state === "open" && secondsLeft > 0);

const isGone = (error: Error | null) => error instanceof ProblemError && error.problem.status === 404;

type WaitingPaymentProps = {
  payment: Waiting | "unknown" | null;
  locale: Locale;
  texts: Texts<"waiting">;
  className?: string;
};

/** The way back to a payment that waits, or to what it has bought; nothing while there is none. */
export function WaitingPayment({ payment: waiting, locale, texts, className = "" }: WaitingPaymentProps) {
  if (waiting === null || waiting === "unknown") return null;
  const { token, payment, knownAt } = waiting;
  const amount = formatMoney(payment.total, LANGUAGE_TAGS[locale]);
  return (
    <Link
      href={routes.promptPay(locale, token)}
      className={`flex min-h-11 pressable items-center gap-2 rounded-card border border-celadon bg-surface py-1.5 pr-2 pl-4 text-sm ${className}`}
    >
      <span className="min-w-0 flex-1">
        {payment.state === "paid" ? (
          fill(texts.arrived, { amount })
        ) : (
          <>
            {fill(texts.open, { amount })} <TimeLeft secondsLeft={payment.secondsLeft} knownAt={knownAt} />
          </>
        )}
      </span>
      <ChevronRightIcon className="size-5 shrink-0 text-muted" />
    </Link>
  );
}
