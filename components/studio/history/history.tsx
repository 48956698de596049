"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { momentOf } from "@/components/studio/ui/dates";
import { useFilters } from "@/components/studio/ui/filter-bar";
import { ListState } from "@/components/studio/ui/list-state";
import { MoreButton } from "@/components/studio/ui/more-button";
import { PageHead } from "@/components/studio/ui/page-head";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { type AuditAction, type AuditEntity, type AuditEntry, auditQuery } from "@/lib/audit/staff-client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { Changes } from "./changes";
import { HistoryFilters } from "./history-filters";

type Studio = Texts<"studio">;
type HistoryTexts = { room: Studio["audit"]; kinds: Studio["taskRoom"]["kinds"]; ui: Studio["ui"] };
type HistoryProps = { locale: Locale; texts: HistoryTexts };

/** Who changed what, newest first, each with what was before and after. */
export function History({ locale, texts: { room, kinds, ui } }: HistoryProps) {
  useListKeys();
  const filter = useSearchParams().toString();
  const query = useInfiniteQuery(auditQuery(filter));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={room.title} intro={room.intro} />
      <HistoryFilters texts={{ room, ui }} />
      <ListState
        query={query}
        count={items.length}
        empty={filter === "" ? room.empty : room.none}
        locale={locale}
        texts={ui}
      >
        <ul className="divide-y divide-line border-y border-line">
          {items.map((entry) => (
            <Entry key={entry.id} entry={entry} locale={locale} texts={room} kinds={kinds} />
          ))}
        </ul>
        <MoreButton query={query} text={ui.more} />
      </ListState>
    </>
  );
}

type EntryProps = { entry: AuditEntry; locale: Locale; texts: Studio["audit"]; kinds: HistoryTexts["kinds"] };

function Entry({ entry, locale, texts, kinds }: EntryProps) {
  const { person, actor, action, entity, entityId, label, before, after, createdAt } = entry;
  const { get, set } = useFilters();
  const isJob = person === null && actor.startsWith("system:");
  const isAlone = get("entityId") === entityId;
  return (
    <li data-row>
      <details className="group">
        <summary
          data-open
          className="grid min-h-12 cursor-pointer grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 py-2 hover:bg-surface md:grid-cols-[11rem_9rem_14rem_1fr]"
        >
          <span className="text-sm text-muted max-md:col-start-2 max-md:row-start-1">
            <time dateTime={createdAt}>{momentOf(createdAt, locale)}</time>
          </span>
          <span className="truncate font-medium max-md:col-start-1 max-md:row-start-1">
            {person ?? (isJob ? texts.system : actor)}
          </span>
          <span className="max-md:col-span-2">{wordsOf(texts.actions, action)}</span>
          <span className="min-w-0 truncate text-muted max-md:col-span-2">
            {label === "" ? (
              `${wordsOf(texts.entities, entity)} ${entityId}`
            ) : (
              <bdi>{entity === "task" ? wordsOf(kinds, label) : label}</bdi>
            )}
          </span>
        </summary>
        <div className="pb-4">
          <Changes before={before} after={after} texts={texts} />
          <div className="flex flex-wrap items-center gap-x-4">
            {!isAlone && (
              <button
                type="button"
                onClick={() => set({ entity, entityId })}
                className="-ml-3 min-h-11 pressable rounded-full px-3 text-sm underline underline-offset-4"
              >
                {texts.link}
              </button>
            )}
            <code className="py-2 text-xs text-muted">{action}</code>
          </div>
        </div>
      </details>
    </li>
  );
}

type Words = Readonly<Record<AuditAction, string> | Record<AuditEntity, string> | HistoryTexts["kinds"]>;

/** What people call it. An entry of an earlier time may be of a kind that is no longer written: its code stays. */
const wordsOf = (words: Words, code: string): string => (words as Readonly<Record<string, string>>)[code] ?? code;
