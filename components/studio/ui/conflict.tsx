import { BUTTON } from "@/components/ui/button";
import type { Texts } from "@/lib/core/messages";

type ConflictProps = {
  isBusy: boolean;
  onOpenTheirs: () => void;
  onKeepMine: () => void;
  texts: Texts<"studio">["ui"];
};

/** Says that somebody else changed the same thing, and asks whose version stays. */
export function Conflict({ isBusy, onOpenTheirs, onKeepMine, texts }: ConflictProps) {
  return (
    <div role="alert" className="mb-5 rounded-card border border-clay bg-surface p-4">
      <p className="font-semibold">{texts.changedTitle}</p>
      <p className="mt-1 text-sm">{texts.changedDetail}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" disabled={isBusy} onClick={onOpenTheirs} className={BUTTON.secondary}>
          {texts.seeTheirs}
        </button>
        <button type="button" disabled={isBusy} onClick={onKeepMine} className={BUTTON.secondary}>
          {texts.keepMine}
        </button>
      </div>
    </div>
  );
}
