import { type KeyboardEvent, useId, useState } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { REJECTION_REASONS, type RejectionReason } from "@/lib/core/photo-reasons";
import type { StaffPhoto } from "@/lib/moderation/staff-client";

type Why = { reason: RejectionReason; note: string };
type RejectDialogProps = {
  /** What is to be rejected; null while nothing is. */
  photos: StaffPhoto[] | null;
  onClose: () => void;
  onReject: (photos: StaffPhoto[], why: Why) => void;
  texts: Texts<"studio">["photos"];
};

/** Why not: one key, `1` to `8`, or one tap decides. */
export function RejectDialog({ photos, onClose, onReject, texts }: RejectDialogProps) {
  return (
    <Dialog isOpen={photos !== null} onClose={onClose} title={fill(texts.rejectTitle, { count: photos?.length ?? 0 })}>
      {photos && <Reasons photos={photos} onReject={onReject} texts={texts} />}
    </Dialog>
  );
}

type ReasonsProps = Pick<RejectDialogProps, "onReject" | "texts"> & { photos: StaffPhoto[] };

function Reasons({ photos, onReject, texts }: ReasonsProps) {
  const id = useId();
  const [note, setNote] = useState("");
  const press = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement) return;
    const reason = REJECTION_REASONS[Number(event.key) - 1];
    if (reason) onReject(photos, { reason, note });
  };
  return (
    // The keys are a short cut to the buttons inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={press} className="mt-2">
      <p className="text-sm text-muted">{texts.rejectDetail}</p>
      <ol aria-label={texts.reason} className="mt-3 grid gap-2 sm:grid-cols-2">
        {REJECTION_REASONS.map((reason, index) => (
          <li key={reason}>
            <button
              type="button"
              onClick={() => onReject(photos, { reason, note })}
              className="flex min-h-12 w-full pressable items-center gap-3 rounded-card border border-line px-3 text-left hover:bg-paper"
            >
              <kbd className="rounded-thumb border border-line px-1.5 text-sm">{index + 1}</kbd>
              {texts[reason]}
            </button>
          </li>
        ))}
      </ol>
      <label htmlFor={id} className="mt-4 mb-1 block text-sm font-medium">
        {texts.note}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={PHOTO_LIMITS.note}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        className="block w-full rounded-card border border-muted/70 bg-surface px-3.5 py-2.5 text-base"
      />
    </div>
  );
}
