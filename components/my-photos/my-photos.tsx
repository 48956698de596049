"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { readDraft } from "@/lib/core/photo-draft";
import { routes } from "@/lib/core/routes";
import { type MyPhoto, myPhotosQuery } from "@/lib/submissions/client";
import { FindPhotos } from "./find-photos";
import type { MyPhotosTexts } from "./my-photos-texts";
import { PhotoCard } from "./photo-card";

type MyPhotosProps = { locale: Locale; texts: MyPhotosTexts & { find: Texts<"findOrder"> } };

const LOOK_AGAIN_MS = 3_000;
const isMoving = ({ state }: MyPhoto) => state === "uploading" || state === "checking";

/** What somebody shared: the state of each photo and why, and what they allowed. */
export function MyPhotos({ locale, texts }: MyPhotosProps) {
  const { mine } = texts;
  const hasDraft = useKeptDraft();
  const { data, isPending, isError, refetch } = useQuery({
    ...myPhotosQuery(locale),
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? LOOK_AGAIN_MS : false),
  });
  return (
    <div className="mt-6 space-y-6">
      {hasDraft && (
        <div className="flex flex-wrap items-center gap-3 rounded-card border border-clay p-4">
          <p className="min-w-0 flex-1 basis-48">{mine.draft}</p>
          <Link href={routes.share(locale)} className={BUTTON.secondary}>
            {mine.goOn}
          </Link>
        </div>
      )}
      {isPending && <div role="status" aria-label={mine.loading} className="h-40 rounded-card bg-line/60" />}
      {isError && (
        <div role="alert" className="space-y-3">
          <p>{mine.failed}</p>
          <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
            {mine.retry}
          </button>
        </div>
      )}
      {data?.items.length === 0 && <p className="py-6 text-center text-balance text-muted">{mine.empty}</p>}
      <ul className="space-y-4">
        {data?.items.map((photo) => (
          <PhotoCard key={photo.id} photo={photo} onChange={() => void refetch()} locale={locale} texts={texts} />
        ))}
      </ul>
      {data && (
        <Link href={routes.share(locale)} className={`${BUTTON.primary} w-full`}>
          {mine.share}
        </Link>
      )}
      {data && <FindPhotos onFound={() => void refetch()} texts={texts} />}
    </div>
  );
}

/** Whether this device keeps photos that were not sent. */
function useKeptDraft(): boolean {
  const [isKept, setKept] = useState(false);
  useEffect(() => void readDraft().then((draft) => setKept(draft.photos.length > 0)), []);
  return isKept;
}
