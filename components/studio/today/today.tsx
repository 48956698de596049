"use client";

import { useQuery } from "@tanstack/react-query";
import { ListState } from "@/components/studio/ui/list-state";
import { PageHead } from "@/components/studio/ui/page-head";
import { formatDay } from "@/lib/core/dates";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { type Today as TodayFigures, todayQuery } from "@/lib/today/client";
import { LowStock } from "./low-stock";
import { Sales } from "./sales";
import { Waiting } from "./waiting";

type Studio = Texts<"studio">;
type TodayProps = { locale: Locale; texts: { room: Studio["today"]; ui: Studio["ui"] } };

/** What was sold, what waits for somebody, and what runs out; every figure says how it is made. */
export function Today({ locale, texts: { room, ui } }: TodayProps) {
  const query = useQuery(todayQuery(locale));
  return (
    <>
      <PageHead title={room.title} intro={query.data && formatDay(query.data.day, locale)} />
      <ListState query={query} count={1} empty={null} locale={locale} texts={ui}>
        {query.data && <Figures figures={query.data} locale={locale} texts={room} />}
      </ListState>
    </>
  );
}

function Figures({ figures, locale, texts }: { figures: TodayFigures; locale: Locale; texts: Studio["today"] }) {
  return (
    <div className="space-y-8">
      <Waiting figures={figures} locale={locale} texts={texts} />
      <Sales figures={figures} locale={locale} texts={texts} />
      <LowStock figures={figures} locale={locale} texts={texts} />
    </div>
  );
}
