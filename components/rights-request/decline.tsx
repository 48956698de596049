import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import type { RequestTexts } from "./request-texts";

type DeclineProps = { isBusy: boolean; onDecline: () => void; texts: RequestTexts["asked"] };

/** What was pressed is gone: one goes on here. */
const takeFocus = (button: HTMLButtonElement | null) => button?.focus();

/** A no; asks first, since the picture is deleted with it. */
export function Decline({ isBusy, onDecline, texts }: DeclineProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <button type="button" onClick={() => setAsking(true)} className={`${BUTTON.secondary} w-full`}>
        {texts.decline}
      </button>
    );
  }
  return (
    <div className="space-y-3 rounded-card border border-line p-4">
      <p role="status">{texts.declineAsk}</p>
      <div className="flex flex-wrap gap-2">
        <button type="button" onClick={() => setAsking(false)} className={`${BUTTON.secondary} flex-1`}>
          {texts.back}
        </button>
        <button
          type="button"
          ref={takeFocus}
          disabled={isBusy}
          onClick={onDecline}
          className={`${BUTTON.secondary} flex-1 text-danger`}
        >
          {texts.declineSure}
        </button>
      </div>
    </div>
  );
}
