"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { undoOrder } from "@/lib/checkout/client";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import { ProblemError } from "@/lib/http/api-client";
import type { OrderView } from "@/lib/orders/contract";

type UndoTexts = Pick<Texts<"order">, "undo" | "undoLeft" | "undoing" | "charging" | "notCharged" | "offline">;
type UndoProps = {
  /** Key of the order. */
  token: string;
  payment: Exclude<OrderView["payment"], "paid">;
  /** By the shop's clock; what was said first is counted down, zero ends it at once. */
  secondsLeft: number;
  texts: UndoTexts;
};

const SECOND_MS = 1_000;
const LOOK_EVERY_MS = 2_500;

/** An order whose card is not charged yet: the seconds in which it can be undone, then what became of it. */
export function Undo({ token, payment, secondsLeft, texts }: UndoProps) {
  const place = useRef<HTMLDivElement>(null);
  const left = useCountdown(secondsLeft);
  const [isUndone, setUndone] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const canUndo = payment === "authorized" && secondsLeft > 0 && left > 0 && !isUndone;
  const refresh = useLooks(!canUndo && payment !== "released");

  const undo = async () => {
    setBusy(true);
    setError("");
    try {
      await undoOrder(token);
      setUndone(true);
      place.current?.focus();
    } catch (refusal) {
      setError(refusal instanceof ProblemError ? refusal.message : texts.offline);
    }
    setBusy(false);
    refresh();
  };
  const said = payment === "released" ? texts.notCharged : isUndone || payment === "releasing" ? texts.undoing : "";
  return (
    <div
      ref={place}
      tabIndex={-1}
      className="flex flex-wrap items-center justify-between gap-4 rounded-card border border-line bg-surface p-4 print:hidden"
    >
      {canUndo ? (
        <>
          <p role="timer" className="min-w-0 flex-1 basis-48">
            {fill(texts.undoLeft, { seconds: left })}
          </p>
          <button type="button" disabled={isBusy} onClick={() => void undo()} className={BUTTON.secondary}>
            {texts.undo}
          </button>
        </>
      ) : (
        <p role="status">{said === "" ? texts.charging : said}</p>
      )}
      <p role="alert" className="basis-full text-danger empty:hidden">
        {error}
      </p>
    </div>
  );
}

/** Whole seconds, zero or more. It goes on from what was shown first: another look at the page changes nothing. */
function useCountdown(secondsLeft: number): number {
  const [shownAt] = useState(() => Date.now());
  const [now, setNow] = useState(shownAt);
  const [first] = useState(secondsLeft);
  const left = Math.max(0, Math.ceil(first - (now - shownAt) / SECOND_MS));
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [isOver]);
  return left;
}

/** Looks at the order again and again until something is decided. @returns Looks at once. */
function useLooks(isWaiting: boolean): () => void {
  const router = useRouter();
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => router.refresh(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, router]);
  return () => router.refresh();
}
