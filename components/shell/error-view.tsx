"use client";

import { createContext, type ReactNode, useContext } from "react";
import { BUTTON } from "@/components/ui/button";
import type { Texts } from "@/lib/core/messages";

export type ErrorTexts = Pick<Texts<"missing">, "errorTitle" | "errorDetail" | "retry">;

const ErrorTextsContext = createContext<ErrorTexts | null>(null);

/** Next gives an error page no props of ours, so the layout leaves its words here. */
export function ErrorTextsProvider({ texts, children }: { texts: ErrorTexts; children: ReactNode }) {
  return <ErrorTextsContext value={texts}>{children}</ErrorTextsContext>;
}

/** What is shown in place of a page that broke. */
export function ErrorView({ retry }: { retry: () => void }) {
  const texts = useContext(ErrorTextsContext);
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-3 px-4 py-24 text-center">
      <h1 className="text-2xl">{texts?.errorTitle}</h1>
      <p className="text-balance text-muted">{texts?.errorDetail}</p>
      <button type="button" onClick={retry} className={`${BUTTON.primary} mt-4`}>
        {texts?.retry}
      </button>
    </div>
  );
}
