import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import type { Texts } from "@/lib/core/messages";
import { useOnline } from "./use-online";

type CodeCheckProps = { isTroubled: boolean; onAsk: () => Promise<boolean>; texts: Texts<"promptPay"> };

type Check = "none" | "asking" | "answered" | "failed";

/** For those who do not want to wait for the page to notice, and what it notices. */
export function CodeCheck({ isTroubled, onAsk, texts }: CodeCheckProps) {
  const isOnline = useOnline();
  const [check, setCheck] = useState<Check>("none");
  const press = async () => {
    setCheck("asking");
    setCheck((await onAsk()) ? "answered" : "failed");
  };
  const isAsking = check === "asking";
  return (
    <>
      <button
        type="button"
        aria-disabled={isAsking}
        onClick={() => !isAsking && void press()}
        className={`${BUTTON.secondary} w-full aria-disabled:cursor-default aria-disabled:opacity-60`}
      >
        {isAsking ? texts.checking : texts.check}
      </button>
      <p role="status" className="min-h-18 pt-1 text-center text-sm text-muted">
        {noteOf({ isOnline, isTroubled, check }, texts)}
      </p>
    </>
  );
}

type Known = { isOnline: boolean; isTroubled: boolean; check: Check };

function noteOf({ isOnline, isTroubled, check }: Known, texts: Texts<"promptPay">): string {
  if (!isOnline) return texts.offline;
  if (isTroubled || check === "failed") return texts.notChecked;
  return check === "answered" ? texts.notYet : texts.live;
}
