import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Attempt, attemptFor } from "@/components/checkout/attempt-key";
import { notePaid } from "@/components/orders/device-orders";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { buyWithOneTap, type OneTap, oneTapQuery } from "@/lib/customers/client";
import { ProblemError } from "@/lib/http/api-client";
import { addressOfAnswer, inputOfTap } from "./tap";

/** What stands above the button: why it did not work, and whether the mailed code is asked for. */
export type Trouble = { text: string; isCodeAsked: boolean };

type Options = { variantId: string; offer: NonNullable<OneTap> | null; locale: Locale; texts: Texts<"oneTap"> };

/** A finger that was on its way to the link that stood here must not buy. */
const SETTLES_MS = 700;
const AGAIN_MS = 1_500;

/**
 * One tap: once, however often it is tapped; the same tap again, when nothing answered it, is the same purchase.
 *
 * @returns `tap` takes the mailed code where it is asked for.
 */
export function useOneTap({ variantId, offer, locale, texts }: Options) {
  const client = useQueryClient();
  const [isBuying, setBuying] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const unanswered = useRef<Attempt | null>(null);
  const isUnderWay = useRef(false);
  const appearedAt = useRef(0);
  const isHere = offer !== null;
  const wanted = `${variantId} ${String(offer?.total.amount)}`;
  useEffect(() => {
    appearedAt.current = performance.now();
  }, [isHere, wanted]);

  const release = () => {
    isUnderWay.current = false;
    setBuying(false);
  };
  useReleaseOnReturn(release);

  const refuse = (refusal: unknown, code: string | undefined) => {
    if (!(refusal instanceof ProblemError)) {
      release();
      setTrouble({ text: texts.offline, isCodeAsked: code !== undefined });
      return;
    }
    const reason = refusal.problem.type.split("/").at(-1) ?? "";
    if (reason === "request-in-progress") {
      setTimeout(() => send(code), AGAIN_MS);
      return;
    }
    unanswered.current = null;
    // Not remembered any more, here or at all: the way that everybody has.
    if (reason === "not-found") {
      window.location.assign(routes.buyNow(locale, variantId, 1));
      return;
    }
    release();
    const isCodeAsked = reason === "code-needed" || reason === "code-wrong" || reason === "code-ended";
    setTrouble({ text: refusal.message, isCodeAsked });
    if (!isCodeAsked) void client.invalidateQueries(oneTapQuery(variantId, locale));
  };

  function send(code: string | undefined) {
    if (offer === null) return;
    const input = { ...inputOfTap(offer, variantId, locale), ...(code !== undefined && { code }) };
    const attempt = attemptFor(unanswered.current, JSON.stringify(input));
    unanswered.current = attempt;
    buyWithOneTap(input, attempt.key).then(
      // The button stays as it is: the page is being left.
      (answer) => {
        if (answer.state === "paid") notePaid(answer.orderToken);
        window.location.assign(addressOfAnswer(answer, locale));
      },
      (refusal: unknown) => refuse(refusal, code),
    );
  }

  const tap = (code?: string) => {
    if (isUnderWay.current || performance.now() - appearedAt.current < SETTLES_MS) return;
    isUnderWay.current = true;
    setBuying(true);
    setTrouble(null);
    send(code);
  };
  /** A new code is mailed by asking once more without one. */
  const resend = () => {
    unanswered.current = null;
    tap();
  };
  return { isBuying, trouble, tap, resend };
}

/** Coming back from the bank, browsers may show this page exactly as it was left: in the middle of buying. */
function useReleaseOnReturn(release: () => void) {
  const latest = useRef(release);
  useEffect(() => {
    latest.current = release;
  });
  useEffect(() => {
    const start = (event: PageTransitionEvent) => event.persisted && latest.current();
    window.addEventListener("pageshow", start);
    return () => window.removeEventListener("pageshow", start);
  }, []);
}
