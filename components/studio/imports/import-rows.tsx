"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ListState } from "@/components/studio/ui/list-state";
import { MoreButton } from "@/components/studio/ui/more-button";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { type ImportRow, importRowsQuery, type ProductImport } from "@/lib/imports/staff-client";
import type { ImportTexts } from "./import-texts";

const STATES = ["created", "changed", "unchanged", "refused", "undone", "kept"] as const;
const TONES = {
  created: "good",
  changed: "warn",
  unchanged: "plain",
  refused: "bad",
  undone: "plain",
  kept: "warn",
} as const;

type ImportRowsProps = {
  data: ProductImport;
  /** One of the states; empty for all. */
  filter: string;
  onFilter: (state: string) => void;
  locale: Locale;
  texts: ImportTexts;
};

/** The products of a file with what becomes of each: the counts above are the filter. */
export function ImportRows({ data, filter, onFilter, locale, texts: { room, ui } }: ImportRowsProps) {
  useListKeys();
  const query = useInfiniteQuery(importRowsQuery(data.id, { state: filter, version: data.version }));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const states = STATES.filter(
    (state) => data.rowCounts[state] > 0 || ["created", "changed", "refused"].includes(state),
  );
  const all = STATES.reduce((sum, state) => sum + data.rowCounts[state], 0);
  const choices = [["", room.all, all] as const, ...states.map((state) => [state, room.counts[state], data.rowCounts[state]] as const)]; // prettier-ignore
  return (
    <>
      <div className="mb-3 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        {choices.map(([state, name, count]) => (
          <button
            key={state}
            type="button"
            aria-pressed={filter === state}
            onClick={() => onFilter(state)}
            className={`flex min-h-14 min-w-24 pressable flex-col items-start rounded-card border px-4 py-2 text-left ${filter === state ? "border-clay bg-surface" : "border-line"}`}
          >
            <span className="text-sm text-muted">{name}</span>
            <span className="text-xl font-semibold tabular-nums">{count.toLocaleString(locale)}</span>
          </button>
        ))}
      </div>
      <ListState query={query} count={items.length} empty={ui.none} locale={locale} texts={ui}>
        <ul className="divide-y divide-line border-y border-line">
          {items.map((row) => (
            <Row key={row.line} row={row} texts={room} />
          ))}
        </ul>
        <MoreButton query={query} text={ui.more} />
      </ListState>
    </>
  );
}

function Row({ row, texts }: { row: ImportRow; texts: ImportTexts["room"] }) {
  const { line, handle, title, state, errors, notes } = row;
  return (
    <li data-row className="grid grid-cols-[1fr_auto] items-center gap-x-4 py-2 md:grid-cols-[6rem_1fr_auto]">
      <span className="text-sm text-muted tabular-nums max-md:order-3 max-md:col-span-2">
        {fill(texts.lineOf, { line })}
      </span>
      {/* The list's keys move from product to product; there is nothing to press. */}
      <span data-open tabIndex={-1} className="rounded-sm min-w-0">
        <bdi className="block truncate font-medium">{title || handle}</bdi>
        <span className="block truncate text-sm text-muted">{handle}</span>
      </span>
      <StatusPill tone={TONES[state]}>{texts.counts[state]}</StatusPill>
      {[...errors, ...notes].length > 0 && (
        <ul className="mt-1 space-y-0.5 text-sm max-md:order-4 max-md:col-span-2 md:col-span-2 md:col-start-2">
          {errors.map((fault) => (
            <Fault
              key={`${fault.line} ${fault.column} ${fault.reason}`}
              fault={fault}
              texts={texts}
              tone="text-danger"
            />
          ))}
          {notes.map((fault) => (
            <Fault
              key={`${fault.line} ${fault.column} ${fault.reason}`}
              fault={fault}
              texts={texts}
              tone="text-muted"
            />
          ))}
        </ul>
      )}
    </li>
  );
}

type FaultProps = { fault: ImportRow["errors"][number]; texts: ImportTexts["room"]; tone: string };

function Fault({ fault: { line, column, reason }, texts, tone }: FaultProps) {
  const reasons: Partial<Record<string, string>> = texts.reasons;
  const why = reasons[reason] ?? texts.reasons.notTaken;
  return (
    <li className={tone}>
      {column !== "" && (
        <>
          {fill(texts.lineOf, { line })} · <bdi className="font-medium">{column}</bdi>
          {": "}
        </>
      )}
      {why}
    </li>
  );
}
