import { useId } from "react";
import { formatDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { RequestView } from "@/lib/rights-requests/client";
import type { RequestTexts } from "./request-texts";

type TermFieldsProps = {
  terms: Extract<RequestView, { stage: "asked" }>["terms"];
  /** Undefined while none is chosen; null is no end. */
  endsOn: string | null | undefined;
  onChange: (endsOn: string | null) => void;
  locale: Locale;
  texts: RequestTexts["asked"];
};

/** For how long: each term with its last day. */
export function TermFields({ terms, endsOn, onChange, locale, texts }: TermFieldsProps) {
  const name = useId();
  return terms.map((term) => (
    <label key={term.endsOn} className="flex min-h-11 cursor-pointer items-center gap-3 py-1">
      <input
        type="radio"
        name={name}
        checked={endsOn === term.endsOn}
        onChange={() => onChange(term.endsOn)}
        className="size-5 shrink-0 accent-clay"
      />
      {term.months === null || term.endsOn === null
        ? texts.noEnd
        : fill(texts.months, { months: term.months, day: formatDay(term.endsOn, locale) })}
    </label>
  ));
}
