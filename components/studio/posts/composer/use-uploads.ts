"use client";

import { useRef, useState } from "react";
import { wordsOf } from "@/components/ui/use-try";
import { UPLOAD_LIMITS } from "@/lib/core/upload-limits";
import { type UploadedPicture, uploadPicture } from "@/lib/media/staff-client";

/** One file on its way; `part` is what of it is sent, 1 while the shop decodes it. */
export type Upload = { id: string; name: string; part: number; error?: string };

type UploadsOptions = {
  onOne: (picture: UploadedPicture) => void;
  texts: { offline: string; tooLarge: string };
};

/** Sends pictures one after the other, in their order; what is refused says why and stays until it is put away. */
export function useUploads({ onOne, texts }: UploadsOptions) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const last = useRef(Promise.resolve());
  const note = (id: string, change: Partial<Upload>) =>
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const putAway = (id: string) => setUploads((before) => before.filter((one) => one.id !== id));

  const sendOne = async (id: string, file: File) => {
    try {
      onOne(await uploadPicture(file, (part) => note(id, { part })));
      putAway(id);
    } catch (refusal) {
      note(id, { error: wordsOf(refusal, texts.offline) });
    }
  };
  const send = (files: readonly File[]) => {
    const added = files.map((file) => ({ file, upload: { id: crypto.randomUUID(), name: file.name, part: 0 } }));
    setUploads((before) => [
      ...before,
      ...added.map(({ file, upload }) => (isTooLarge(file) ? { ...upload, error: texts.tooLarge } : upload)),
    ]);
    for (const { file, upload } of added) {
      if (!isTooLarge(file)) last.current = last.current.then(() => sendOne(upload.id, file));
    }
  };
  return { uploads, send, putAway, isBusy: uploads.some(({ error }) => error === undefined) };
}

/** Not worth a minute of sending. */
const isTooLarge = ({ size }: File) => size > UPLOAD_LIMITS.bytes;
