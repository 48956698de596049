import type { Texts } from "@/lib/core/messages";
import { CODE_GRID } from "./code-grid";

/** The page of a code before it is known: the same places. */
export function CodeSkeleton({ texts }: { texts: Texts<"promptPay"> }) {
  return (
    <div role="status">
      <h1 className="text-2xl">{texts.title}</h1>
      <span className="sr-only">{texts.loading}</span>
      <div aria-hidden="true" className={`${CODE_GRID} animate-pulse`}>
        <div>
          <div className="flex min-h-14 items-center justify-between">
            <div className="h-8 w-28 rounded-full bg-line" />
            <div className="h-6 w-24 rounded-full bg-line" />
          </div>
          <div className="mx-auto mt-2 aspect-square w-full max-w-72 rounded-card bg-line" />
        </div>
      </div>
    </div>
  );
}
