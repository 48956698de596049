"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { SearchIcon } from "@/components/ui/icons";

const TYPING_PAUSE_MS = 250;

/** What a list is filtered by, kept in the address: it can be shared, and back keeps it. */
export function useFilters(): { get: (name: string) => string; set: (changes: Record<string, string>) => void } {
  const router = useRouter();
  const params = useSearchParams();
  return {
    get: (name) => params.get(name) ?? "",
    set: (changes) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changes)) {
        if (value === "") next.delete(name);
        else next.set(name, value);
      }
      const query = next.toString();
      router.replace(query === "" ? "?" : `?${query}`, { scroll: false });
    },
  };
}

type FilterBarProps = {
  /** Name of the search field for those who do not see it, and its hint. */
  search: string;
  /** There are many choices: they stand in a row below. */
  isLong?: boolean;
  children?: ReactNode;
};

/** Search at the left, choices beside it. Typing is taken over after a short pause. */
export function FilterBar({ search, isLong = false, children }: FilterBarProps) {
  const { get, set } = useFilters();
  const [text, setText] = useState(get("q"));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div role="search" className="mb-4 flex flex-wrap items-center gap-2">
      <div className={`relative min-w-0 flex-1 ${isLong ? "basis-full" : "basis-60"}`}>
        <SearchIcon className="pointer-events-none absolute top-3 left-3.5 size-5 text-muted" />
        <input
          type="search"
          aria-label={search}
          placeholder={search}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => set({ q: target.value.trim() }), TYPING_PAUSE_MS);
          }}
          className="min-h-11 w-full rounded-full border border-muted/70 bg-surface pr-4 pl-11 text-base"
        />
      </div>
      {children}
    </div>
  );
}

type ChoiceProps = { name: string; label: string; options: readonly (readonly [value: string, text: string])[] };

/** One choice of a filter; the empty value stands for all. */
export function FilterChoice({ name, label, options }: ChoiceProps) {
  const { get, set } = useFilters();
  return (
    <select
      aria-label={label}
      value={get(name)}
      onChange={({ target }) => set({ [name]: target.value })}
      className="min-h-11 max-w-full rounded-full border border-muted/70 bg-surface px-4 text-base"
    >
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
