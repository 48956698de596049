"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { momentOf } from "@/components/studio/ui/dates";
import { useFilters } from "@/components/studio/ui/filter-bar";
import { ListState } from "@/components/studio/ui/list-state";
import { MoreButton } from "@/components/studio/ui/more-button";
import { PageHead } from "@/components/studio/ui/page-head";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { type AuditEntry, auditQuery } from "@/lib/audit/staff-client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { Changes } from "./changes";
import { HistoryFilters } from "./history-filters";

type Studio = Texts<"studio">;
type HistoryProps = { locale: Locale; texts: { room: Studio["audit"]; ui: Studio["ui"] } };

/** Who changed what, newest first, each with what was before and after. */
export function History({ locale, texts: { room, ui } }: HistoryProps) {
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
            <Entry key={entry.id} entry={entry} locale={locale} texts={room} />
          ))}
        </ul>
        <MoreButton query={query} text={ui.more} />
      </ListState>
    </>
  );
}

function Entry({ entry, locale, texts }: { entry: AuditEntry; locale: Locale; texts: Studio["audit"] }) {
  const { person, actor, action, entity, entityId, label, before, after, createdAt } = entry;
  const { get, set } = useFilters();
  const isJob = person === null && actor.startsWith("system:");
  const isAlone = get("entityId") === entityId;
  return (
    <li data-row>
      <details className="group">
        <summary
          data-open
          className="grid min-h-12 cursor-pointer grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 py-2 hover:bg-surface md:grid-cols-[11rem_9rem_10rem_1fr]"
        >
          <span className="text-sm text-muted max-md:col-start-2 max-md:row-start-1">
            <time dateTime={createdAt}>{momentOf(createdAt, locale)}</time>
          </span>
          <span className="truncate font-medium max-md:col-start-1 max-md:row-start-1">
            {person ?? (isJob ? texts.system : actor)}
          </span>
          <code className="text-sm max-md:col-start-1">{action}</code>
          <span className="min-w-0 truncate max-md:col-span-2">
            {label === "" ? `${entity} ${entityId}` : <bdi>{label}</bdi>}
          </span>
        </summary>
        <div className="pb-4">
          <Changes before={before} after={after} texts={texts} />
          {!isAlone && (
            <button
              type="button"
              onClick={() => set({ entity, entityId })}
              className="-ml-3 min-h-11 pressable rounded-full px-3 text-sm underline underline-offset-4"
            >
              {texts.link}
            </button>
          )}
        </div>
      </details>
    </li>
  );
}
