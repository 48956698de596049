"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import type { Locale } from "@/lib/core/locale";
import { requestViewQuery } from "@/lib/rights-requests/client";
import { Answered } from "./answered";
import { AskedForm } from "./asked-form";
import { CodeForm } from "./code-form";
import type { RequestTexts } from "./request-texts";

type RightsRequestProps = {
  /** Signed key of the link. */
  token: string;
  locale: Locale;
  texts: RequestTexts;
};

const LOOK_AGAIN_MS = 3_000;

/** A request to use somebody's photo: the code, then the question, then what came of it. */
export function RightsRequest({ token, locale, texts }: RightsRequestProps) {
  const { asked } = texts;
  // What was done here takes the focus with it to what comes next.
  const [hasActed, setActed] = useState(false);
  const { data, isPending, refetch } = useQuery({
    ...requestViewQuery(token, locale),
    refetchInterval: ({ state: { data: seen } }) =>
      seen?.stage === "asked" && seen.picture === null && !seen.isLost ? LOOK_AGAIN_MS : false,
  });
  const goOn = async () => {
    await refetch();
    setActed(true);
  };
  if (isPending) return <div role="status" aria-label={asked.loading} className="mt-6 h-64 rounded-card bg-line/60" />;
  if (!data) {
    return (
      <div role="alert" className="mt-6 space-y-3">
        <p>{asked.failed}</p>
        <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
          {asked.retry}
        </button>
      </div>
    );
  }
  const given = { token, locale, texts, onDone: goOn };
  if (data.stage === "locked") return <CodeForm view={data} {...given} />;
  if (data.stage === "asked") return <AskedForm view={data} hasActed={hasActed} {...given} />;
  return <Answered view={data} hasActed={hasActed} onChange={goOn} locale={locale} texts={texts} />;
}
