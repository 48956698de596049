"use client";

import { useRef } from "react";
import { useKeys } from "@/components/studio/ui/use-keys";
import { BUTTON } from "@/components/ui/button";
import type { Texts } from "@/lib/core/messages";

/** What the keys do, opened by `?` or its button. */
export function KeysHelp({ texts }: { texts: Texts<"studio">["shell"] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys({ "?": () => dialog.current?.showModal() });
  const keys = [
    ["/", texts.keySearch],
    ["j k", texts.keyMove],
    ["Enter", texts.keyOpen],
    ["x", texts.keySelect],
    ["e", texts.keyEdit],
    ["z", texts.keyUndo],
    ["Ctrl S", texts.keySave],
    ["Esc", texts.keyClose],
  ] as const;
  return (
    <>
      <button
        type="button"
        aria-label={texts.keysHelp}
        onClick={() => dialog.current?.showModal()}
        className="flex min-h-11 w-full pressable items-center gap-2 rounded-full px-3 text-muted hover:bg-surface"
      >
        <kbd className="rounded-thumb border border-line px-1.5">?</kbd> {texts.keys}
      </button>
      <dialog
        ref={dialog}
        aria-label={texts.keys}
        className="m-auto w-full max-w-sm rounded-sheet bg-surface p-6 text-ink shadow-sheet"
      >
        <h2 className="text-lg">{texts.keys}</h2>
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {keys.map(([key, text]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded-thumb border border-line px-1.5">{key}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4">
          <button type="submit" className={`${BUTTON.secondary} w-full`}>
            {texts.close}
          </button>
        </form>
      </dialog>
    </>
  );
}
