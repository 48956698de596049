import type { ComponentProps } from "react";
import { ChevronDownIcon } from "@/components/ui/later-icons";

/** A choice from a list without a label above it, which `aria-label` names; `className` is about its place and width. */
export function Select({ className = "", ...select }: ComponentProps<"select">) {
  return (
    <span className={`relative inline-block max-w-full ${className}`}>
      <select
        {...select}
        className="field-sizing-content min-h-11 w-full appearance-none rounded-full border border-muted/70 bg-surface pr-10 pl-4 text-base text-ellipsis disabled:opacity-60"
      />
      <ChevronDownIcon className="pointer-events-none absolute top-3 right-3.5 size-5 text-muted" />
    </span>
  );
}
