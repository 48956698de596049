"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { momentOf } from "@/components/studio/ui/dates";
import { FilterBar } from "@/components/studio/ui/filter-bar";
import { ListState } from "@/components/studio/ui/list-state";
import { MoreButton } from "@/components/studio/ui/more-button";
import { PageHead } from "@/components/studio/ui/page-head";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { type AuditEntry, auditQuery } from "@/lib/audit/staff-client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;
type HistoryProps = { locale: Locale; texts: { room: Studio["audit"]; ui: Studio["ui"] } };

/** Who changed what, newest first, each with what was before and after. */
export function History({ locale, texts: { room, ui } }: HistoryProps) {
  useListKeys();
  const query = useInfiniteQuery(auditQuery(useSearchParams().toString()));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={room.title} intro={room.intro} />
      <FilterBar search={room.search} />
      <ListState query={query} count={items.length} empty={room.empty} locale={locale} texts={ui}>
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
  const isJob = person === null && actor.startsWith("system:");
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
        <dl className="grid gap-3 pb-4 text-sm md:grid-cols-2">
          <Value name={texts.before} value={before} />
          <Value name={texts.after} value={after} />
        </dl>
      </details>
    </li>
  );
}

function Value({ name, value }: { name: string; value: unknown }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{name}</dt>
      <dd>
        <pre className="mt-1 max-h-80 overflow-auto rounded-card border border-line bg-surface p-3 break-words whitespace-pre-wrap">
          {value === null || value === undefined ? "–" : JSON.stringify(value, null, 2)}
        </pre>
      </dd>
    </div>
  );
}
