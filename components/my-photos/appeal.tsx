import { type SubmitEvent, useId, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import type { Texts } from "@/lib/core/messages";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { appealPhoto, type MyPhoto } from "@/lib/submissions/client";

type AppealProps = { photo: MyPhoto; onChange: () => void; texts: Texts<"myPhotos"> };

/** Asks once for a second look at a photo that is not shown. */
export function Appeal({ photo, onChange, texts }: AppealProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  if (photo.appeal === "open") return <p className="mt-2 text-sm">{texts.appealOpen}</p>;
  if (photo.appeal === "declined") return <p className="mt-2 text-sm">{texts.appealDeclined}</p>;
  if (!photo.canAppeal) return null;
  if (!isOpen) {
    return (
      <button type="button" onClick={() => setOpen(true)} className={`${BUTTON.secondary} mt-3 w-full`}>
        {texts.appeal}
      </button>
    );
  }
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    appealPhoto(photo.id, text).then(onChange, () => notify({ text: texts.changeFailed }));
  };
  return (
    <form onSubmit={send} className="mt-3">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {texts.appealText}
      </label>
      <textarea
        id={id}
        rows={3}
        required
        maxLength={PHOTO_LIMITS.note}
        value={text}
        onChange={({ target }) => setText(target.value)}
        className="block w-full rounded-card border border-muted/70 bg-surface px-3.5 py-2.5 text-base"
      />
      <button type="submit" className={`${BUTTON.secondary} mt-2 w-full`}>
        {texts.appealSend}
      </button>
    </form>
  );
}
