import type { ReactNode } from "react";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import type { Locale } from "@/lib/core/locale";
import type { RequestTexts } from "./request-texts";

type LetterProps = {
  title: string;
  hint: string;
  text: string;
  language: Locale;
  texts: RequestTexts["room"];
  /** What else can be done with it. */
  children?: ReactNode;
};

async function copy(text: string, { copied, copyFailed }: RequestTexts["room"]): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ text: copied });
  } catch {
    notify({ text: copyFailed });
  }
}

/** A message to copy, as it is sent. */
export function Letter({ title, hint, text, language, texts, children }: LetterProps) {
  return (
    <article>
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-muted">{hint}</p>
      <p
        lang={language}
        className="mt-2 rounded-card border border-line bg-surface p-3 text-sm wrap-anywhere whitespace-pre-line"
      >
        {text}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <button
          type="button"
          aria-label={`${texts.copy}: ${title}`}
          onClick={() => void copy(text, texts)}
          className={BUTTON.secondary}
        >
          {texts.copy}
        </button>
        {children}
      </div>
    </article>
  );
}
