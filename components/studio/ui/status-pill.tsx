import type { ReactNode } from "react";

const TONES = {
  plain: "border-line text-muted",
  good: "border-success text-success",
  warn: "border-clay text-clay",
  bad: "border-danger text-danger",
} as const;

type StatusPillProps = { tone: keyof typeof TONES; children: ReactNode };

/** A state in a word; its colour only helps. */
export function StatusPill({ tone, children }: StatusPillProps) {
  return (
    <span className={`inline-flex items-center rounded-full border px-2.5 text-sm whitespace-nowrap ${TONES[tone]}`}>
      {children}
    </span>
  );
}
