import { useRef, useState } from "react";
import { renewQr } from "@/lib/checkout/client";
import { ProblemError } from "@/lib/http/api-client";
import { type Attempt, attemptFor } from "../attempt-key";

/** Why there is no new code, and what to do: press again, change something in the checkout, or nothing more. */
export type Refusal = { text: string; next: "again" | "checkout" | "shop" };

type RenewalOptions = {
  token: string;
  /** Finds out what the old code has paid. */
  onPaid: () => Promise<unknown>;
  texts: { renewFailed: string; otherBrowser: string };
};

/** Pressing "new code": once, however often it is pressed, and gone to the new code's page. */
export function useRenewal({ token, onPaid, texts }: RenewalOptions) {
  const unanswered = useRef<Attempt | null>(null);
  const isUnderWay = useRef(false);
  const [isRenewing, setRenewing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const refuse = async (error: unknown) => {
    if (error instanceof ProblemError) {
      unanswered.current = null;
      // The old code's page then leads to its order.
      if (error.problem.type === "/problems/already-paid") await onPaid();
    }
    isUnderWay.current = false;
    setRenewing(false);
    setRefusal(refusalOf(error, texts));
  };

  const renew = () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setRenewing(true);
    setRefusal(null);
    const attempt = attemptFor(unanswered.current, token);
    unanswered.current = attempt;
    // The button stays as it is: the page is being left.
    renewQr(token, attempt.key).then(({ url }) => window.location.replace(url), refuse);
  };
  return { renew, isRenewing, refusal };
}

const PASSING = new Set(["/problems/request-in-progress", "/problems/rate-limited"]);

function refusalOf(error: unknown, texts: RenewalOptions["texts"]): Refusal {
  if (!(error instanceof ProblemError)) return { text: texts.renewFailed, next: "again" };
  const { type, status } = error.problem;
  if (status === 404) return { text: texts.otherBrowser, next: "checkout" };
  if (status >= 500 || PASSING.has(type)) return { text: error.message, next: "again" };
  return { text: error.message, next: type === "/problems/already-paid" ? "shop" : "checkout" };
}
