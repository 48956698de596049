"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { momentOf } from "@/components/studio/ui/dates";
import { ListState } from "@/components/studio/ui/list-state";
import { PageHead } from "@/components/studio/ui/page-head";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { wordsOf } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { endSession, sessionsQuery } from "@/lib/staff/client";

type Studio = Texts<"studio">;
type AccountProps = { locale: Locale; texts: { room: Studio["account"]; ui: Studio["ui"] } };

/** The browsers at which somebody is signed in, each with a way out. */
export function Account({ locale, texts: { room, ui } }: AccountProps) {
  const query = useQuery(sessionsQuery);
  const client = useQueryClient();
  const end = async (id: string, isThis: boolean) => {
    try {
      await endSession(id);
      if (isThis) location.assign(routes.signIn(locale));
      else await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    } catch (refusal) {
      notify({ text: wordsOf(refusal, ui.error) });
    }
  };
  const items = query.data?.items ?? [];
  return (
    <>
      <PageHead title={room.title} />
      <h2 className="text-lg">{room.sessions}</h2>
      <ListState query={query} count={items.length} empty={ui.none} locale={locale} texts={ui}>
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {items.map(({ id, name, isThis, seenAt }) => (
            <li key={id} data-row className="flex flex-wrap items-center gap-3 py-3">
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-center gap-2 font-medium">
                  {name} {isThis && <StatusPill tone="good">{room.thisBrowser}</StatusPill>}
                </span>
                <span className="block text-sm text-muted">{fill(room.seen, { when: momentOf(seenAt, locale) })}</span>
              </span>
              <button type="button" onClick={() => void end(id, isThis)} className={BUTTON.secondary}>
                {isThis ? room.signOutHere : room.signOut}
              </button>
            </li>
          ))}
        </ul>
      </ListState>
    </>
  );
}
