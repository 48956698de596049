import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { PhotoCard } from "@/components/my-photos/photo-card";
import { BUTTON } from "@/components/ui/button";
import type { Locale } from "@/lib/core/locale";
import type { RequestView } from "@/lib/rights-requests/client";
import { myPhotosQuery } from "@/lib/submissions/client";
import type { RequestTexts } from "./request-texts";

type AnsweredProps = {
  view: Extract<RequestView, { stage: "answered" }>;
  hasActed: boolean;
  onChange: () => Promise<void>;
  locale: Locale;
  texts: RequestTexts;
};

const DETAILS = {
  requested: "loading",
  granted: "grantedDetail",
  declined: "declinedDetail",
  expired: "expiredDetail",
  revoked: "revokedDetail",
} as const;

/** What came of it, and where the photo can be managed. */
export function Answered({ view: { state, photoId }, hasActed, onChange, locale, texts }: AnsweredProps) {
  const { asked } = texts;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasActed) title.current?.focus();
  }, [hasActed, state]);
  const isOver = state === "declined" || state === "expired";
  return (
    <div className="mt-4 space-y-4">
      <h2 ref={title} tabIndex={-1} className="text-xl outline-none">
        {state === "requested" ? asked.loading : asked[state]}
      </h2>
      <p className="text-muted">{isOver || photoId !== null ? asked[DETAILS[state]] : asked.goneDetail}</p>
      {photoId !== null && <Managed photoId={photoId} onChange={onChange} locale={locale} texts={texts} />}
    </div>
  );
}

type ManagedProps = Pick<AnsweredProps, "onChange" | "locale" | "texts"> & { photoId: string };

/** The photo as its creator manages it, as among their own. */
function Managed({ photoId, onChange, locale, texts }: ManagedProps) {
  const { data, isError, refetch } = useQuery(myPhotosQuery(locale));
  const photo = data?.items.find(({ id }) => id === photoId);
  if (photo) {
    const change = () => void refetch().then(onChange);
    return (
      <ul>
        <PhotoCard photo={photo} onChange={change} locale={locale} texts={texts} />
      </ul>
    );
  }
  if (!isError) return <div role="status" aria-label={texts.asked.loading} className="h-36 rounded-card bg-line/60" />;
  return (
    <div role="alert" className="space-y-3">
      <p>{texts.asked.failed}</p>
      <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
        {texts.asked.retry}
      </button>
    </div>
  );
}
