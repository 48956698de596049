"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { BUTTON } from "@/components/ui/button";
import type { Locale } from "@/lib/core/locale";
import { shareablesQuery } from "@/lib/submissions/client";
import { ShareDone } from "./share-done";
import { ShareForm } from "./share-form";
import { ShareProgress } from "./share-progress";
import { PickPhotos } from "./pick-photos";
import type { ShareTexts } from "./share-texts";
import { editShare, openShare, sendShare, useShare } from "./share-state";

type ShareProps = {
  /** Key of the order whose link led here, or null. */
  token: string | null;
  locale: Locale;
  texts: ShareTexts;
};

/** Sharing photos, from choosing them to seeing that they arrived. */
export function Share({ token, locale, texts }: ShareProps) {
  const state = useShare();
  const { share } = texts;
  // What can be tagged, before it is wanted, and whether clips are taken.
  const takesClips = useQuery(shareablesQuery("", token, locale)).data?.takesClips;
  useEffect(() => void openShare(token), [token]);
  if (state === null)
    return <div role="status" aria-label={share.loading} className="mt-6 h-64 rounded-card bg-line/60" />;
  const { draft, phase } = state;
  if (phase === "done") return <ShareDone locale={locale} texts={share} />;
  if (phase === "sending" || phase === "waiting") return <ShareProgress state={state} texts={share} />;
  return (
    <>
      {isMissed() && draft.photos.length === 0 && (
        <p role="alert" className="mt-4 rounded-card border border-line bg-surface p-4">
          {share.missed}
        </p>
      )}
      {phase === "failed" && (
        <div role="alert" className="mt-4 space-y-3 rounded-card border border-danger p-4">
          <p className="text-danger">{state.refusal ?? share.failed}</p>
          <div className="flex flex-wrap gap-2">
            <button type="button" onClick={() => void sendShare()} className={BUTTON.primary}>
              {share.retry}
            </button>
            <button type="button" onClick={editShare} className={BUTTON.secondary}>
              {share.close}
            </button>
          </div>
        </div>
      )}
      {draft.photos.length === 0 ? (
        <PickPhotos state={state} takesClips={takesClips} texts={share} />
      ) : (
        <ShareForm state={state} takesClips={takesClips} locale={locale} texts={texts} />
      )}
    </>
  );
}

/** The phone handed photos over and nobody was there to take them. */
const isMissed = () => new URLSearchParams(window.location.search).has("missed");
