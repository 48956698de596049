"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { PhotosTabs, REQUESTS_ROOM } from "@/components/studio/photos/photos-tabs";
import { momentOf } from "@/components/studio/ui/dates";
import { FilterBar, FilterChoice } from "@/components/studio/ui/filter-bar";
import { ListTable } from "@/components/studio/ui/list-table";
import { PageHead } from "@/components/studio/ui/page-head";
import { TABLE } from "@/components/studio/ui/table";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { RIGHTS_REQUEST_STATES } from "@/lib/core/rights-requests";
import { routes } from "@/lib/core/routes";
import { type RequestCard, requestsQuery } from "@/lib/rights-requests/staff-client";
import { FoundPicture } from "./found-picture";
import { RequestState } from "./request-state";
import type { RequestTexts } from "./request-texts";

type RequestsProps = { locale: Locale; texts: RequestTexts };

/** Everybody who was asked for a photo of theirs, and what they said. */
export function Requests({ locale, texts }: RequestsProps) {
  const { room, ui } = texts;
  const router = useRouter();
  const makeNew = routes.studioRoom(locale, `${REQUESTS_ROOM}/new`);
  useListKeys({ n: () => router.push(makeNew) });
  const query = useInfiniteQuery(requestsQuery(useSearchParams().toString()));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PhotosTabs locale={locale} texts={room} />
      <PageHead title={room.title} intro={room.intro}>
        <Link href={makeNew} className={BUTTON.primary}>
          {room.new}
        </Link>
      </PageHead>
      <FilterBar search={room.search}>
        <FilterChoice
          name="state"
          label={room.state}
          options={[["", room.allStates], ...RIGHTS_REQUEST_STATES.map((state) => [state, room[state]] as const)]}
        />
      </FilterBar>
      <ListTable
        query={query}
        count={items.length}
        empty={room.empty}
        columns={[room.creator, room.state, room.when]}
        locale={locale}
        texts={ui}
      >
        {items.map((item) => (
          <RequestRow key={item.id} item={item} locale={locale} texts={room} />
        ))}
      </ListTable>
    </>
  );
}

type RowProps = { item: RequestCard; locale: Locale; texts: RequestTexts["room"] };

function RequestRow({ item, locale, texts }: RowProps) {
  const { id, handle, platform, state, remindedAt } = item;
  return (
    <tr data-row className={TABLE.row}>
      <td className={TABLE.cell}>
        <span className="flex items-center gap-3">
          <FoundPicture card={item} width={360} className="h-14 w-11 shrink-0 rounded-thumb object-cover" />
          <span className="min-w-0">
            <Link
              href={routes.studioRoom(locale, `${REQUESTS_ROOM}/${id}`)}
              className="inline-flex min-h-11 items-center font-medium break-all underline underline-offset-4"
            >
              <bdi>{handle}</bdi>
            </Link>
            <span className="block text-sm text-muted">{platform}</span>
          </span>
        </span>
      </td>
      <td className={TABLE.cell}>
        <RequestState state={state} texts={texts} />
      </td>
      <td className={`${TABLE.cell} text-sm`}>
        {whenOf(item, locale, texts)}
        {state === "requested" && remindedAt !== null && (
          <span className="block text-muted">{fill(texts.reminded, { time: momentOf(remindedAt, locale) })}</span>
        )}
      </td>
    </tr>
  );
}

/** What counts about its time: until when it waits, or when it was answered. */
export function whenOf(
  { state, expiresAt, answeredAt }: RequestCard,
  locale: Locale,
  texts: RowProps["texts"],
): string {
  if (answeredAt !== null) return fill(texts.answered, { time: momentOf(answeredAt, locale) });
  const until = momentOf(expiresAt, locale);
  return state === "expired" ? until : fill(texts.ends, { time: until });
}
