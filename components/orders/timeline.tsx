import { CheckIcon } from "@/components/ui/later-icons";
import { formatInstantDay } from "@/lib/core/dates";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { OrderView } from "@/lib/orders/contract";
import { type Step, timelineSteps } from "./timeline-steps";

type TimelineProps = { order: OrderView; locale: Locale; texts: Texts<"order"> };

/** The way of the parcel: steps that are done have their day, those ahead are muted. */
export function Timeline({ order, locale, texts }: TimelineProps) {
  const steps = timelineSteps(order);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="sr-only">
        {texts.timeline}
      </h2>
      <ol className="print:hidden">
        {steps.map((step, index) => (
          <TimelineStep
            key={`${step.name} ${step.at ?? ""}`}
            step={step}
            isLast={index === steps.length - 1}
            locale={locale}
            texts={texts}
          />
        ))}
      </ol>
    </section>
  );
}

type TimelineStepProps = { step: Step; isLast: boolean; locale: Locale; texts: Texts<"order"> };

function TimelineStep({ step: { name, at, isCurrent }, isLast, locale, texts }: TimelineStepProps) {
  const isDone = at !== null;
  const dot = isDone ? "bg-celadon text-paper" : "border-2 border-line";
  return (
    <li aria-current={isCurrent ? "step" : undefined} className="relative flex gap-3 pb-5 last:pb-0">
      {!isLast && <span aria-hidden="true" className="absolute top-7 bottom-0 left-[0.6875rem] w-0.5 bg-line" />}
      <span aria-hidden="true" className={`mt-0.5 grid size-6 shrink-0 place-items-center rounded-full ${dot}`}>
        {isDone && <CheckIcon className="size-4" strokeWidth={2.5} />}
      </span>
      <span
        className={`flex flex-1 justify-between gap-4 ${isDone ? "" : "text-muted"} ${isCurrent ? "font-semibold" : ""}`}
      >
        {texts[name]}
        {isDone && (
          <time dateTime={at} className="text-sm font-normal whitespace-nowrap text-muted">
            {formatInstantDay(at, locale)}
          </time>
        )}
      </span>
    </li>
  );
}
