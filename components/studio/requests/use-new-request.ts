import { useEffect, useRef, useState } from "react";
import { fieldErrorsOf, wordsOf } from "@/components/ui/use-try";
import type { Locale } from "@/lib/core/locale";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import type { Placement } from "@/lib/core/placements";
import type { RIGHTS_TERMS } from "@/lib/core/rights-requests";
import { openRequest, startPicture, type StaffRequest } from "@/lib/rights-requests/staff-client";
import type { RequestTexts } from "./request-texts";

export type RequestDraft = {
  postLink: string;
  creatorHandle: string;
  file: File | null;
  placements: Placement[];
  termMonths: (typeof RIGHTS_TERMS)[number] | null;
  locale: Locale;
};

type Faults = Partial<Record<string, string>>;
type Uploaded = { file: File; photoId: string };

/** A request that is being made: the picture goes up first, then the request names it. A repeat makes no second one. */
export function useNewRequest(
  locale: Locale,
  { room, ui }: Pick<RequestTexts, "room" | "ui">,
  onMade: (made: StaffRequest) => void,
) {
  const [draft, setDraft] = useState<RequestDraft>({
    ...{ postLink: "", creatorHandle: "", file: null, termMonths: null, locale },
    placements: ["gallery", "product", "home"],
  });
  const [faults, setFaults] = useState<Faults>({});
  const [error, setError] = useState<string | undefined>();
  const [percent, setPercent] = useState<number | null>(null);
  const uploaded = useRef<Uploaded | null>(null);
  const sent = useRef({ text: "", key: "" });
  useEffect(() => {
    if (Object.keys(faults).length > 0) document.querySelector<HTMLElement>("main [aria-invalid=true]")?.focus();
  }, [faults]);

  const work = async ({ file, ...asked }: RequestDraft & { file: File }) => {
    if (uploaded.current?.file !== file) uploaded.current = await upload(file, asked.locale, setPercent);
    const input = { ...asked, photoId: uploaded.current.photoId };
    const text = JSON.stringify(input);
    if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
    onMade(await openRequest(input, sent.current.key));
  };
  const send = () => {
    const { file } = draft;
    const lacking = lackingIn(draft, room);
    setFaults(lacking);
    setError(undefined);
    if (file === null || Object.keys(lacking).length > 0) return;
    setPercent(0);
    work({ ...draft, file })
      .catch((refusal: unknown) => {
        const found = fieldErrorsOf(refusal);
        setFaults(found);
        if (Object.keys(found).length === 0) setError(wordsOf(refusal, ui.error));
      })
      .finally(() => setPercent(null));
  };
  return {
    ...{ draft, faults, error, percent, isBusy: percent !== null, send },
    change: (change: Partial<RequestDraft>) => setDraft({ ...draft, ...change }),
  };
}

function lackingIn({ file, placements }: RequestDraft, texts: RequestTexts["room"]): Faults {
  return {
    ...(file === null ? { picture: texts.pictureMissing } : {}),
    ...(file !== null && file.size > PHOTO_LIMITS.bytes ? { picture: texts.pictureHint } : {}),
    ...(placements.length === 0 ? { placements: texts.placesMissing } : {}),
  };
}

async function upload(file: File, locale: Locale, onPercent: (percent: number) => void): Promise<Uploaded> {
  const { photoId, uploadKey } = await startPicture({ sizeBytes: file.size, locale });
  const { uploadPhoto } = await import("@/components/share/upload-photo");
  const place = { shareId: photoId, photoId, uploadKey, clipKey: null, isBegun: false };
  await uploadPhoto(file, place, {
    onBegun: () => undefined,
    onSent: (bytes) => onPercent(Math.floor((bytes / file.size) * 100)),
    signal: new AbortController().signal,
  });
  return { file, photoId };
}
