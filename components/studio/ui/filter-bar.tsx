"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Select } from "@/components/studio/ui/select";
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

/**
 * Search at the left, choices beside it. On phones these stand in one row that goes on under the thumb: what fades at its
 * edge says that there is more. Typing is taken over after a short pause.
 */
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
      {children && (
        <div className="max-md:fade-end scroller -mx-4 w-[calc(100%+2rem)] scroll-px-8 items-center gap-2 px-4 py-1 max-md:pr-8 md:contents">
          {children}
        </div>
      )}
    </div>
  );
}

type ChoiceProps = { name: string; label: string; options: readonly (readonly [value: string, text: string])[] };

/** One choice of a filter; the empty value stands for all. */
export function FilterChoice({ name, label, options }: ChoiceProps) {
  const { get, set } = useFilters();
  const value = get(name);
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={({ target }) => set({ [name]: target.value })}
      className={`shrink-0 max-md:max-w-56 ${value === "" ? "" : "font-semibold"}`}
    >
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </Select>
  );
}

/** A calendar day where the shop is; empty for no limit. */
export function FilterDay({ name, label }: { name: string; label: string }) {
  const { get, set } = useFilters();
  return (
    <label className="flex min-h-11 shrink-0 items-center gap-2 rounded-full border border-muted/70 bg-surface px-4 text-base">
      <span className="text-sm text-muted">{label}</span>
      <input
        type="date"
        value={get(name)}
        min="2000-01-01"
        max="2199-12-31"
        onChange={({ target }) => {
          // A year is typed digit by digit: what is half typed would empty the list.
          if (target.value === "" || target.checkValidity()) set({ [name]: target.value });
        }}
        className="bg-transparent"
      />
    </label>
  );
}
