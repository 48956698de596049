import type { ReactNode } from "react";

type ExplainedProps = {
  name: string;
  /** How the figure is made. */
  how: string;
  children: ReactNode;
};

/** A figure with its name, and how it is made for whoever asks. */
export function Explained({ name, how, children }: ExplainedProps) {
  return (
    <div className="min-w-0 rounded-card border border-line bg-surface p-4">
      <p className="text-sm text-muted">{name}</p>
      <div className="mt-1">{children}</div>
      <details className="group mt-1 text-sm">
        <summary aria-label={`${name}: ?`} className="-ml-2 inline-flex size-11 pressable items-center justify-center">
          <span className="grid size-5 place-items-center rounded-full border border-muted/70 text-xs text-muted">
            ?
          </span>
        </summary>
        <p className="text-muted">{how}</p>
      </details>
    </div>
  );
}
