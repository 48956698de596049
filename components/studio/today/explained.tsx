import type { ReactNode } from "react";

type ExplainedProps = {
  name: string;
  /** How the figure is made. */
  how: string;
  className?: string;
  children: ReactNode;
};

/** A figure with its name, and how it is made for whoever asks: the question stands in the corner of the name's row. */
export function Explained({ name, how, className = "", children }: ExplainedProps) {
  return (
    <div
      className={`relative flex min-w-0 flex-col rounded-card border border-line bg-surface p-4 max-sm:has-[[open]]:col-span-2 ${className}`}
    >
      <p className="pr-7 text-sm text-muted">{name}</p>
      <div className="mt-1">{children}</div>
      <details className="text-sm">
        <summary
          aria-label={`${name}: ?`}
          className="absolute top-1 right-1 grid size-11 pressable list-none place-items-center [&::-webkit-details-marker]:hidden"
        >
          <span className="grid size-5 place-items-center rounded-full border border-muted/70 text-xs text-muted">
            ?
          </span>
        </summary>
        <p className="mt-2 text-muted">{how}</p>
      </details>
    </div>
  );
}
