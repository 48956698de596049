import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Prose } from "@/components/content/prose";
import { type PreviewInput, previewText } from "@/lib/content/staff-client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { ContentPageName } from "@/lib/core/routes";

const TYPING_PAUSE_MS = 400;

/** A value as it was when it last stood still. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

type TextPreviewProps = {
  page: ContentPageName;
  language: Locale;
  words: PreviewInput;
  texts: Texts<"studio">["settings"];
};

/** The page as shoppers will see it; what cannot be shown leaves the last one that could. */
export function TextPreview({ page, language, words, texts }: TextPreviewProps) {
  const { title, description, body } = words;
  const settled = useSettled(JSON.stringify({ title, description, body }));
  const { data, error } = useQuery({
    queryKey: ["studio", "texts", page, language, "preview", settled],
    // Safe: it is what was just written as JSON.
    queryFn: () => previewText(page, language, JSON.parse(settled) as PreviewInput),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Infinity,
  });
  return (
    <aside aria-label={texts.preview} className="min-w-0 lg:sticky lg:top-8 lg:self-start">
      <p className="mb-3 flex min-h-12 items-center text-sm text-muted">{texts.preview}</p>
      {error && (
        <p role="status" className="mb-3 text-sm text-danger">
          {error.message}
        </p>
      )}
      {data && (
        <article
          lang={language}
          inert
          className={`max-h-[75dvh] overflow-y-auto rounded-card border border-line bg-paper p-5 ${error ? "opacity-60" : ""}`}
        >
          <h2 className="text-2xl">{data.title}</h2>
          <Prose blocks={data.blocks} />
        </article>
      )}
    </aside>
  );
}
