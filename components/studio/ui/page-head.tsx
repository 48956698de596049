import type { ReactNode } from "react";

type PageHeadProps = {
  title: string;
  /** A sentence below it. */
  intro?: string | undefined;
  /** What can be done here, at the right. */
  children?: ReactNode;
};

/** The head of a room: its name, and what can be done here. */
export function PageHead({ title, intro, children }: PageHeadProps) {
  return (
    <div className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-60">
        <h1 className="text-2xl">{title}</h1>
        {intro !== undefined && <p className="mt-1 max-w-prose text-sm text-muted">{intro}</p>}
      </div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}
