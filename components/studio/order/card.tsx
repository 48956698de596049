import { type ReactNode, useId } from "react";

type CardProps = { title: string; children: ReactNode };

/** A part of an order's page with its name. */
export function Card({ title, children }: CardProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-card border border-line bg-surface p-4">
      <h2 id={id} className="text-base">
        {title}
      </h2>
      <div className="mt-2">{children}</div>
    </section>
  );
}
