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
import { dropPayment } from "./kept-payment";
import { TimeLeft } from "./time-left";

const LOOK_MS = 10_000;

/** Paid ones too: their page leads to the order, once. */
const isWaiting = ({ state, secondsLeft }: QrPayment) => state === "paid" || (state === "open" && secondsLeft > 0);

const isGone = (error: Error | null) => error instanceof ProblemError && error.problem.status === 404;

type WaitingPaymentProps = {
  token: string;
  /** Whether everything around it is there: it comes together with that, so that nothing jumps. */
  isShown: boolean;
  /** Called when the shop has said whether it still waits, or cannot be asked. */
  onKnown: (token: string) => void;
  locale: Locale;
  texts: Texts<"waiting">;
  className?: string;
};

/** The way back to a payment that waits, or to what it has bought; nothing where it is over. */
export function WaitingPayment({ token, isShown, onKnown, locale, texts, className = "" }: WaitingPaymentProps) {
  const looking = useQuery({ ...qrPaymentQuery(token), refetchInterval: LOOK_MS, retry: false });
  const { data: payment, error, isPending, dataUpdatedAt: knownAt } = looking;
  const isOver = isGone(error) || (payment !== undefined && !isWaiting(payment));
  useEffect(() => {
    if (!isPending) onKnown(token);
    if (isOver) dropPayment(token);
  }, [token, isPending, isOver, onKnown]);
  if (isOver || !payment || !isShown) return null;
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
