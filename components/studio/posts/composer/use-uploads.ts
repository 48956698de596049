"use client";

import { useRef, useState } from "react";
import { wordsOf } from "@/components/ui/use-try";
import { CLIP_LIMITS, isFilm, UPLOAD_LIMITS } from "@/lib/core/upload-limits";
import { type UploadedPicture, uploadMedia } from "@/lib/media/staff-client";

/** One file on its way; `part` is what of it is sent, 1 while the shop decodes it. */
export type Upload = { id: string; name: string; part: number; error?: string };

type UploadsOptions = {
  onOne: (picture: UploadedPicture) => void;
  /** Whether the shop can make clips. */
  takesClips: boolean;
  texts: { offline: string; tooLarge: string; clipTooLarge: string; clipAlone: string; noClips: string };
};

/** Sends pictures and clips one after the other, in their order; what is refused says why and stays until it is put away. */
export function useUploads({ onOne, takesClips, texts }: UploadsOptions) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const last = useRef(Promise.resolve());
  const note = (id: string, change: Partial<Upload>) =>
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const putAway = (id: string) => setUploads((before) => before.filter((one) => one.id !== id));

  const sendOne = async (id: string, file: File) => {
    try {
      onOne(await uploadMedia(file, (part) => note(id, { part })));
      putAway(id);
    } catch (refusal) {
      note(id, { error: wordsOf(refusal, texts.offline) });
    }
  };
  /** What is not worth a minute of sending, and why. */
  const faultOf = (file: File): { error: string } | null => {
    if (isFilm(file) && !takesClips) return { error: texts.noClips };
    if (isFilm(file)) return file.size > CLIP_LIMITS.bytes ? { error: texts.clipTooLarge } : null;
    return file.size > UPLOAD_LIMITS.bytes ? { error: texts.tooLarge } : null;
  };
  /** @param alone Files that cannot stand in the post beside others: refused with the sentence for it. */
  const send = (files: readonly File[], alone: readonly File[] = []) => {
    const added = files.map((file) => ({
      file,
      upload: {
        ...{ id: crypto.randomUUID(), name: file.name, part: 0 },
        ...(alone.includes(file) ? { error: texts.clipAlone } : faultOf(file)),
      },
    }));
    setUploads((before) => [...before, ...added.map(({ upload }) => upload)]);
    for (const { file, upload } of added) {
      if (upload.error === undefined) last.current = last.current.then(() => sendOne(upload.id, file));
    }
  };
  return { uploads, send, putAway, isBusy: uploads.some(({ error }) => error === undefined) };
}
