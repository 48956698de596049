import { momentOf } from "@/components/studio/ui/dates";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { StaffPhoto } from "@/lib/moderation/staff-client";
import type { PhotosTexts } from "./photos-texts";

type PhotoTroubleProps = { photo: StaffPhoto; locale: Locale; texts: PhotosTexts["room"] };

const REASONS = {
  me: "reportMe",
  child: "reportChild",
  mine: "reportMine",
  offensive: "reportOffensive",
  wrong_product: "reportWrong",
  other: "reportOther",
} as const;

/** What visitors and the creator say about it, and what was decided last. */
export function PhotoTrouble({ photo, locale, texts }: PhotoTroubleProps) {
  const { reports, appeal, decision } = photo;
  return (
    <>
      {reports.map(({ id, reason, detail, dueAt }) => (
        <div key={id} className="rounded-card border border-danger p-3 text-sm">
          <p className="font-semibold text-danger">{texts[REASONS[reason]]}</p>
          {detail !== "" && <p className="break-words">{detail}</p>}
          <p className="text-muted">{fill(texts.due, { time: momentOf(dueAt, locale) })}</p>
        </div>
      ))}
      {appeal?.state === "open" && (
        <div className="rounded-card border border-clay p-3 text-sm">
          <p className="font-semibold text-clay">{texts.appealSays}</p>
          <p dir="auto" className="break-words">
            {appeal.text}
          </p>
        </div>
      )}
      {decision && (
        <p className="text-sm text-muted">
          {texts.last}: {texts[WORDS[decision.action]]}
          {decision.reason && ` (${texts[decision.reason]})`} · {decision.person ?? texts.job} ·{" "}
          <time dateTime={decision.at}>{momentOf(decision.at, locale)}</time>
        </p>
      )}
    </>
  );
}

const WORDS = { approve: "wasApproved", reject: "wasRejected", undo: "wasUndone" } as const;
