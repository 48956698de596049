import { type ReactNode, useId } from "react";

type SectionProps = {
  title: string;
  /** A sentence below it. */
  hint?: string;
  /** What can be done here, at the right. */
  action?: ReactNode;
  children: ReactNode;
};

/** A part of an editor, with its name. */
export function Section({ title, hint, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-card border border-line p-4 lg:p-5">
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          {hint !== undefined && <p className="text-sm text-muted">{hint}</p>}
        </div>
        {action}
      </div>
      <div className="space-y-4">{children}</div>
    </section>
  );
}
