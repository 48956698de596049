import { type SubmitEvent, useId, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import type { Texts } from "@/lib/core/messages";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { REPORT_REASONS, type ReportReason } from "@/lib/core/photo-reasons";
import { reportPhoto } from "@/lib/submissions/client";

type ReportFormProps = { photoId: string; onDone: () => void; texts: Texts<"photos"> };

/** Says what is wrong with a photo; somebody looks at it within a day. */
export function ReportForm({ photoId, onDone, texts }: ReportFormProps) {
  const name = useId();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [detail, setDetail] = useState("");
  const [isBusy, setBusy] = useState(false);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (reason === null) return;
    setBusy(true);
    reportPhoto(photoId, { reason, detail })
      .then(() => {
        notify({ text: texts.reportDone });
        onDone();
      })
      .catch(() => {
        setBusy(false);
        notify({ text: texts.reportFailed });
      });
  };
  return (
    <form onSubmit={send} className="rounded-card border border-line p-4">
      <fieldset>
        <legend className="font-semibold">{texts.reportTitle}</legend>
        {REPORT_REASONS.map((value) => (
          <label key={value} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="radio"
              name={name}
              checked={reason === value}
              onChange={() => setReason(value)}
              className="size-5 shrink-0 accent-clay"
            />
            {texts[value]}
          </label>
        ))}
      </fieldset>
      <textarea
        rows={2}
        aria-label={texts.reportDetail}
        placeholder={texts.reportDetail}
        maxLength={PHOTO_LIMITS.note}
        value={detail}
        onChange={({ target }) => setDetail(target.value)}
        className="mt-2 block w-full rounded-card border border-muted/70 bg-surface px-3.5 py-2.5 text-base placeholder:text-muted"
      />
      <button type="submit" disabled={isBusy || reason === null} className={`${BUTTON.secondary} mt-3 w-full`}>
        {texts.reportSend}
      </button>
    </form>
  );
}
