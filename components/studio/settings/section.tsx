import { type ReactNode, useId } from "react";

type SectionProps = { title: string; hint?: string; children: ReactNode };

/** A part of the settings under its name; on wide screens the name stands at the left. */
export function Section({ title, hint, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-4 border-b border-line py-6 first:pt-0 last:border-0 md:grid-cols-[14rem_1fr]"
    >
      <div>
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        {hint !== undefined && <p className="mt-1 text-sm text-muted">{hint}</p>}
      </div>
      <div className="grid min-w-0 content-start gap-4 sm:grid-cols-2">{children}</div>
    </section>
  );
}
