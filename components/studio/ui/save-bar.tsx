"use client";

import { useEffect } from "react";
import { BUTTON } from "@/components/ui/button";
import type { Texts } from "@/lib/core/messages";
import { useKeys } from "./use-keys";

type SaveBarProps = {
  isChanged: boolean;
  isBusy: boolean;
  /** What went wrong with the last try. */
  error?: string | undefined;
  onSave: () => void;
  onDiscard: () => void;
  texts: Texts<"studio">["ui"];
};

/** Stands at the lower edge while something is not saved; also `Ctrl S`. Who leaves the page then is asked. */
export function SaveBar({ isChanged, isBusy, error, onSave, onDiscard, texts }: SaveBarProps) {
  useKeys({ "Ctrl+s": () => isChanged && !isBusy && onSave() });
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const askInside = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!link || event.metaKey || event.ctrlKey || window.confirm(texts.leave)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", ask);
    document.addEventListener("click", askInside, true);
    return () => {
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("click", askInside, true);
    };
  }, [isChanged, texts.leave]);
  if (!isChanged) return null;
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper lg:left-60">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-2 px-4 py-3 lg:px-8">
        <p role="status" className="min-w-0 flex-1 text-sm">
          {error === undefined ? (
            <span className="text-muted">{isBusy ? texts.saving : texts.unsaved}</span>
          ) : (
            <span className="text-danger">{error}</span>
          )}
        </p>
        <button type="button" onClick={onDiscard} disabled={isBusy} className={BUTTON.secondary}>
          {texts.discard}
        </button>
        <button type="button" onClick={onSave} disabled={isBusy} className={BUTTON.primary}>
          {texts.save}
        </button>
      </div>
    </div>
  );
}
