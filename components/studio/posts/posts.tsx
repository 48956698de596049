"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { FilterBar, FilterChoice, useFilters } from "@/components/studio/ui/filter-bar";
import { ListTable } from "@/components/studio/ui/list-table";
import { PageHead } from "@/components/studio/ui/page-head";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { staffPostsQuery } from "@/lib/posts/staff-client";
import { PostRow } from "./post-row";
import { ProductFilter, TextFilter } from "./text-filter";
import type { PostsTexts } from "./posts-texts";

type PostsProps = { locale: Locale; texts: PostsTexts };

/** Every post, last changed first, with what it lacks. */
export function Posts({ locale, texts }: PostsProps) {
  const { room, ui } = texts;
  const query = useInfiniteQuery(staffPostsQuery(useSearchParams().toString()));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  useListKeys();
  return (
    <>
      <PageHead title={room.title} intro={room.intro}>
        <Link href={routes.studioRoom(locale, "posts/new")} className={BUTTON.primary}>
          {room.add}
        </Link>
      </PageHead>
      <Filters locale={locale} texts={texts} />
      <ListTable
        query={query}
        count={items.length}
        empty={<Empty texts={texts} />}
        columns={[room.post, room.state, room.changed]}
        locale={locale}
        texts={ui}
      >
        {items.map((post) => (
          <PostRow key={post.id} post={post} locale={locale} texts={room} />
        ))}
      </ListTable>
    </>
  );
}

function Filters({ locale, texts: { room } }: PostsProps) {
  return (
    <FilterBar search={room.search} isLong>
      <FilterChoice
        name="status"
        label={room.state}
        options={[
          ["", room.anyState],
          ["published", room.published],
          ["scheduled", room.scheduled],
          ["draft", room.draft],
          ["deleted", room.deleted],
        ]}
      />
      <FilterChoice
        name="missing"
        label={room.missing}
        options={[
          ["", room.anyMissing],
          ["translation", room.lacksTranslation],
          ["alt", room.lacksAlt],
        ]}
      />
      <TextFilter name="tag" label={room.hashtag} />
      <ProductFilter label={room.product} locale={locale} />
    </FilterBar>
  );
}

function Empty({ texts: { room, ui } }: { texts: PostsTexts }) {
  const { set } = useFilters();
  const isFiltered = useSearchParams().size > 0;
  if (!isFiltered) return <p>{room.empty}</p>;
  return (
    <>
      <p>{ui.none}</p>
      <button
        type="button"
        onClick={() => set({ q: "", status: "", tag: "", product: "", missing: "" })}
        className={`${BUTTON.secondary} mt-3`}
      >
        {ui.clear}
      </button>
    </>
  );
}
