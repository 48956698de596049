import { useEffect, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import type { Texts } from "@/lib/core/messages";
import { clearDevice, wasJustCleared } from "./clear-device";

/** Forgets everything of this shopper on this device; says first what that is. */
export function ClearAll({ texts }: { texts: Texts<"me"> }) {
  const [isAsking, setAsking] = useState(false);
  const [isClearing, setClearing] = useState(false);
  useEffect(() => {
    if (wasJustCleared()) notify({ text: texts.cleared });
  }, [texts]);
  const clear = () => {
    setClearing(true);
    // The button stays as it is: the page begins anew.
    clearDevice().catch(() => {
      setClearing(false);
      notify({ text: texts.clearFailed });
    });
  };
  return (
    <section aria-labelledby="clear-all" className="border-t border-line pt-6">
      <h2 id="clear-all" className="text-lg">
        {texts.clear}
      </h2>
      <p className="mt-2 text-sm text-muted">{texts.clearDetail}</p>
      {isAsking ? (
        <div className="mt-4 flex gap-2">
          <button type="button" onClick={() => setAsking(false)} className={`${BUTTON.secondary} flex-1`}>
            {texts.cancel}
          </button>
          <button
            type="button"
            disabled={isClearing}
            onClick={clear}
            className={`${BUTTON.secondary} flex-1 text-danger`}
          >
            {texts.clearNow}
          </button>
        </div>
      ) : (
        <button type="button" onClick={() => setAsking(true)} className={`${BUTTON.secondary} mt-4`}>
          {texts.clearNow}
        </button>
      )}
    </section>
  );
}
