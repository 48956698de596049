import { BUTTON } from "@/components/ui/button";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";

type DecisionBarProps = {
  /** How many a decision would be about. */
  count: number;
  selectedCount: number;
  canUndo: boolean;
  acts: { approve: () => void; reject: () => void; undo: () => void; clear: () => void };
  texts: Texts<"studio">["photos"];
  /** What the last decision did. */
  said: string;
};

const KEY = "rounded-thumb border border-current px-1.5 text-xs font-normal opacity-80 max-lg:hidden";

/** Stands at the lower edge, for thumbs: what can be decided, and that it was. */
export function DecisionBar({ count, selectedCount, canUndo, acts, texts, said }: DecisionBarProps) {
  // Before anything was decided an empty view has nothing to press.
  if (count === 0 && !canUndo && said === "") return null;
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] lg:left-60">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-2 px-4 py-2.5 lg:px-8">
        <p role="status" className="min-w-0 flex-1 basis-full truncate text-sm text-muted lg:basis-0">
          {selectedCount > 0 ? fill(texts.selected, { count: selectedCount }) : said}
        </p>
        {selectedCount > 0 && (
          <button type="button" onClick={acts.clear} className={BUTTON.secondary}>
            {texts.clear}
          </button>
        )}
        <button type="button" disabled={!canUndo} onClick={acts.undo} className={`${BUTTON.secondary} max-lg:px-4`}>
          {texts.undo} <kbd className={KEY}>z</kbd>
        </button>
        <button
          type="button"
          disabled={count === 0}
          onClick={acts.reject}
          className={`${BUTTON.secondary} flex-1 whitespace-nowrap max-lg:px-3 lg:flex-none`}
        >
          {texts.reject} <kbd className={KEY}>x</kbd>
        </button>
        <button
          type="button"
          disabled={count === 0}
          onClick={acts.approve}
          className={`${BUTTON.primary} flex-1 whitespace-nowrap max-lg:px-3 lg:flex-none`}
        >
          {texts.approve} <kbd className={KEY}>a</kbd>
        </button>
      </div>
    </div>
  );
}
