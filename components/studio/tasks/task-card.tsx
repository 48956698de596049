import { momentOf } from "@/components/studio/ui/dates";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";
import { routes } from "@/lib/core/routes";
import type { Task } from "@/lib/tasks/client";
import type { TaskTexts } from "./task-texts";

type TaskCardProps = {
  task: Task;
  /** What this kind is called. */
  name: string;
  onResolve: () => void;
  onReopen: () => void;
  locale: Locale;
  texts: TaskTexts["room"];
};

/** One thing to put right, with the way to what it is about. */
export function TaskCard({ task, name, onResolve, onReopen, locale, texts }: TaskCardProps) {
  const { happened, toDo, details, raisedAt, order, resolved } = task;
  return (
    <li data-row className="rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="text-base">{name}</h2>
          <p className="text-sm text-muted">
            <time dateTime={raisedAt}>{momentOf(raisedAt, locale)}</time>
          </p>
          <p className="mt-2">{happened}</p>
          <p className="mt-1">
            <span className="font-semibold">{texts.toDo}</span> {toDo}
          </p>
          <About task={task} locale={locale} texts={texts} />
          {resolved !== null && (
            <p className="mt-2 border-l-2 border-success pl-3 text-sm wrap-anywhere">
              <bdi>{resolved.note === "" ? texts.noWord : resolved.note}</bdi>
              <span className="block text-muted">
                {resolved.by} · {momentOf(resolved.at, locale)}
              </span>
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          {order !== null && (
            <Link href={routes.studioRoom(locale, `orders/${order.id}`)} className={BUTTON.secondary}>
              {fill(texts.toOrder, { number: order.number })}
            </Link>
          )}
          <button
            type="button"
            data-open
            onClick={resolved === null ? onResolve : onReopen}
            className={resolved === null ? BUTTON.primary : BUTTON.secondary}
          >
            {resolved === null ? texts.resolve : texts.reopen}
          </button>
        </div>
      </div>
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-11 pressable items-center text-muted underline underline-offset-4">
          {texts.details}
        </summary>
        <pre className="max-h-80 overflow-auto rounded-card border border-line bg-paper p-3 wrap-anywhere whitespace-pre-wrap">
          {`${task.ref}\n${JSON.stringify(details, null, 2)}`}
        </pre>
      </details>
    </li>
  );
}

/** Who bought, for how much, and where the checkout stands: for payments that became no order. */
function About({ task: { checkout, details }, locale, texts }: Pick<TaskCardProps, "task" | "locale" | "texts">) {
  const { respondBy } = details;
  return (
    <>
      {checkout !== null && (
        <p className="mt-2 text-sm break-words text-muted">
          <bdi>{checkout.name}</bdi> · {checkout.email} ·{" "}
          <span className="price">{formatMoney(checkout.total, LANGUAGE_TAGS[locale])}</span> ·{" "}
          {fill(texts.checkoutIs, { state: checkout.state })}
        </p>
      )}
      {typeof respondBy === "string" && (
        <p className="mt-2 text-sm font-medium text-danger">
          {fill(texts.respondBy, { when: momentOf(respondBy, locale) })}
        </p>
      )}
    </>
  );
}
