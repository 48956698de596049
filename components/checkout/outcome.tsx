import type { ReactNode } from "react";

type OutcomeProps = { title: string; detail: string; children?: ReactNode };

/** What became of a payment, and below it what to do now. */
export function Outcome({ title, detail, children }: OutcomeProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-3 pt-16 text-center">
      <h1 className="text-xl">{title}</h1>
      <p className="max-w-md text-balance text-muted">{detail}</p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>
    </div>
  );
}
