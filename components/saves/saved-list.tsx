"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { useNear } from "@/components/ui/use-near";
import type { Locale } from "@/lib/core/locale";
import { savesQuery } from "@/lib/saves/client";
import type { SavedItem } from "@/lib/saves/contract";
import { EmptySaved } from "./empty-saved";
import { SavedCard, type SavedTexts } from "./saved-card";

type SavedListProps = { locale: Locale; texts: SavedTexts };

const GRID = "grid grid-cols-2 gap-x-3 gap-y-6 px-4 pb-6 sm:grid-cols-3 sm:px-0 xl:grid-cols-4 xl:gap-x-5";

/** What this browser keeps for later, newest first; more comes as one goes on. */
export function SavedList({ locale, texts }: SavedListProps) {
  const { data, isError, isFetching, refetch } = useQuery(savesQuery(locale, null));
  if (data?.items.length === 0) return <EmptySaved locale={locale} texts={texts.saved} />;
  if (data) {
    return (
      <>
        <Cards items={data.items} locale={locale} texts={texts} />
        <NextCards cursor={data.nextCursor} locale={locale} texts={texts} />
      </>
    );
  }
  if (!isError || isFetching) return <Skeleton label={texts.saved.loading} />;
  return (
    <div role="alert" className="px-4 py-4 sm:px-0">
      <p>{texts.saved.failed}</p>
      <button type="button" onClick={() => void refetch()} className={`${BUTTON.secondary} mt-4`}>
        {texts.saved.retry}
      </button>
    </div>
  );
}

function Cards({ items, locale, texts }: SavedListProps & { items: SavedItem[] }) {
  return (
    <ul className={GRID}>
      {items.map((item) => (
        <SavedCard
          key={item.kind === "post" ? item.post.id : item.product.handle}
          item={item}
          locale={locale}
          texts={texts}
        />
      ))}
    </ul>
  );
}

const NEAR_PX = 600;

/** What follows: nothing, or a page and what follows that. A page comes near its end, or by its button. */
function NextCards({ cursor, locale, texts }: SavedListProps & { cursor: string | null }) {
  const [mark, isNear] = useNear<HTMLDivElement>(NEAR_PX);
  const [isAsked, setAsked] = useState(false);
  const { data, isError, isFetching, refetch } = useQuery({
    ...savesQuery(locale, cursor),
    enabled: cursor !== null && (isNear || isAsked),
  });
  if (cursor === null) return null;
  if (data) {
    return (
      <>
        <Cards items={data.items} locale={locale} texts={texts} />
        <NextCards cursor={data.nextCursor} locale={locale} texts={texts} />
      </>
    );
  }
  return (
    <div ref={mark} aria-busy={isFetching} className="flex flex-col items-center gap-3 p-4">
      {isError && <p role="alert">{texts.saved.failed}</p>}
      <button
        type="button"
        disabled={isFetching}
        onClick={() => (isError ? void refetch() : setAsked(true))}
        className={BUTTON.secondary}
      >
        {isError ? texts.saved.retry : texts.saved.more}
      </button>
    </div>
  );
}

function Skeleton({ label }: { label: string }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className={`${GRID} animate-pulse`}>
        {["first", "second", "third", "fourth"].map((card) => (
          <div key={card}>
            <div className="aspect-4/5 rounded-card bg-line" />
            <div className="mt-3 h-4 w-4/5 rounded-full bg-line" />
            <div className="mt-2 h-4 w-2/5 rounded-full bg-line" />
          </div>
        ))}
      </div>
    </div>
  );
}
