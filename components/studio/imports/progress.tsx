import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { isWorking, type ProductImport } from "@/lib/imports/staff-client";
import type { ImportTexts } from "./import-texts";

type ProgressProps = { data: ProductImport; locale: Locale; texts: ImportTexts["room"] };

/** How far the worker is; nothing while it rests. */
export function Progress({ data, locale, texts }: ProgressProps) {
  const { state, done, total, pictures } = data;
  if (!isWorking(data)) return null;
  const isFetching = state === "done";
  const fetched = pictures.shown + pictures.refused;
  const [value, max] = isFetching ? [fetched, fetched + pictures.waiting] : [done, total];
  const what = { reading: texts.readingNow, running: texts.runningNow, undoing: texts.undoingNow };
  const name = state in what ? what[state as keyof typeof what] : texts.pictures;
  const number = (count: number) => count.toLocaleString(locale);
  return (
    <div className="rounded-card border border-line bg-surface p-4" role="status">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{name}</span>
        <span className="text-muted tabular-nums">
          {max > 0 && fill(texts.progress, { done: number(value), total: number(max) })}
        </span>
      </p>
      <progress
        aria-label={name}
        {...(max > 0 ? { value, max } : {})}
        className="mt-3 block h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-line [&::-moz-progress-bar]:bg-clay [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-clay"
      />
      <p className="mt-2 text-sm text-muted">{isFetching ? fill(texts.picturesNow, pictures) : texts.mayLeave}</p>
    </div>
  );
}
