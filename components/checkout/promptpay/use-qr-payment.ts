import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { type QrPayment, qrPaymentQuery, settleQr } from "@/lib/checkout/client";
import { ProblemError } from "@/lib/http/api-client";

const LOOK_MS = 2_500;
/** So many looks at our own books, then one question to Stripe: a webhook may be late or lost. */
const LOOKS = 5;

export const isNotFound = (error: Error | null): boolean =>
  error instanceof ProblemError && error.problem.status === 404;

const isWorthLooking = (payment: QrPayment | undefined, error: Error | null) =>
  payment === undefined ? !isNotFound(error) : payment.state === "open";

/**
 * Follows a payment while the page is seen, and at once when somebody comes back to it from the bank's app.
 *
 * @param token Signed key of the checkout.
 * @returns What is known of it and since when; `ask` asks Stripe now and says whether there was an answer.
 */
export function useQrPayment(token: string) {
  const looking = useQuery({
    ...qrPaymentQuery(token),
    enabled: token !== "",
    retry: false,
    refetchInterval: ({ state }) => isWorthLooking(state.data, state.error) && LOOK_MS,
    // Coming back asks more than that.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data: payment, error, dataUpdatedAt: knownAt, refetch } = looking;
  const asking = useRef<Promise<boolean> | null>(null);

  const ask = (): Promise<boolean> => {
    asking.current ??= settleQr(token)
      .then(
        () => true,
        () => false,
      )
      .then(async (isAnswered) => {
        await refetch();
        return isAnswered;
      })
      .finally(() => (asking.current = null));
    return asking.current;
  };
  const askIfOpen = () => {
    if (token !== "" && isWorthLooking(payment, error)) void ask();
  };
  const askAgain = useEffectEvent(askIfOpen);

  const looks = useRef(0);
  useEffect(() => {
    looks.current += 1;
    if (looks.current % LOOKS === 0) askAgain();
  }, [knownAt]);
  useComingBack(askIfOpen);
  return { payment, knownAt, error, ask, look: () => void refetch() };
}

/** From another tab or app, from the page after this one, or from where there is no network. */
function useComingBack(onBack: () => void) {
  const comeBack = useEffectEvent(onBack);
  useEffect(() => {
    const see = () => {
      if (document.visibilityState === "visible") comeBack();
    };
    const reappear = ({ persisted }: PageTransitionEvent) => {
      if (persisted) see();
    };
    document.addEventListener("visibilitychange", see);
    window.addEventListener("online", see);
    window.addEventListener("pageshow", reappear);
    return () => {
      document.removeEventListener("visibilitychange", see);
      window.removeEventListener("online", see);
      window.removeEventListener("pageshow", reappear);
    };
  }, []);
}
