import { BUTTON } from "@/components/ui/button";
import { fill } from "@/lib/core/fill";
import type { ProductTexts } from "./product-texts";

type BulkBarProps = {
  /** How many are chosen. */
  count: number;
  undo: { count: number; run: () => void } | null;
  onEdit: () => void;
  onClear: () => void;
  texts: ProductTexts["room"];
};

/** Stands at the lower edge while products are chosen, and while the last change of many can be taken back. */
export function BulkBar({ count, undo, onEdit, onClear, texts }: BulkBarProps) {
  const isShown = count > 0 || undo !== null;
  return (
    <div
      role="region"
      aria-label={texts.bulk}
      className={`fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper lg:left-60 ${isShown ? "" : "hidden"}`}
    >
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-2 px-4 py-3 lg:px-8">
        <p role="status" className="min-w-0 flex-1 text-sm max-sm:basis-full">
          {count > 0 ? fill(texts.chosen, { count }) : undo && fill(texts.changed, { count: undo.count })}
        </p>
        {count > 0 ? (
          <>
            <button type="button" onClick={onClear} className={BUTTON.secondary}>
              {texts.unselect}
            </button>
            <button type="button" onClick={onEdit} className={BUTTON.primary}>
              {texts.change} <kbd className="rounded-thumb border border-current px-1.5 text-xs max-md:hidden">e</kbd>
            </button>
          </>
        ) : (
          <>
            <button type="button" onClick={onClear} className={BUTTON.secondary}>
              {texts.keep}
            </button>
            <button type="button" onClick={undo?.run} className={BUTTON.primary}>
              {texts.undo} <kbd className="rounded-thumb border border-current px-1.5 text-xs max-md:hidden">z</kbd>
            </button>
          </>
        )}
      </div>
    </div>
  );
}
