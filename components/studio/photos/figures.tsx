import { useQuery } from "@tanstack/react-query";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import { figuresQuery } from "@/lib/moderation/staff-client";

const HOUR_MINUTES = 60;

/** How fast decisions are made, and how many say yes. */
export function Figures({ texts }: { texts: Texts<"studio">["photos"] }) {
  const { data } = useQuery(figuresQuery);
  if (!data) return null;
  const { medianMinutes: median, approvedShare, overdue } = data;
  const shown =
    median === null
      ? texts.noFigure
      : median < HOUR_MINUTES
        ? fill(texts.minutes, { minutes: Math.max(1, Math.round(median)) })
        : fill(texts.hours, { hours: Math.round(median / HOUR_MINUTES) });
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      <Figure name={texts.median} value={shown} />
      <Figure
        name={texts.share}
        value={approvedShare === null ? texts.noFigure : `${String(Math.round(approvedShare * 100))}%`}
      />
      {overdue > 0 && <dd className="font-semibold text-danger">{fill(texts.overdue, { count: overdue })}</dd>}
    </dl>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="font-semibold price">{value}</dd>
    </div>
  );
}
