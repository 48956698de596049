"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { LatePicture } from "@/components/ui/late-picture";
import { Link } from "@/components/ui/link";
import { Picture } from "@/components/ui/picture";
import { useNear } from "@/components/ui/use-near";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { tagPostsQuery } from "@/lib/posts/client";
import type { PostThumb, PostThumbPage } from "@/lib/posts/contract";

type TagPostsProps = { tag: string; first: PostThumbPage; label: string; locale: Locale; texts: Texts<"feed"> };

/** The pictures of a hashtag side by side; more come as one goes on. */
export function TagPosts({ tag, first, label, locale, texts }: TagPostsProps) {
  return (
    <section aria-labelledby="tag-pictures">
      <h2 id="tag-pictures" className="px-4 pb-2 text-lg sm:px-0">
        {label}
      </h2>
      <Tiles posts={first.items} isTop locale={locale} />
      <NextTiles tag={tag} cursor={first.nextCursor} locale={locale} texts={texts} />
    </section>
  );
}

/** Tiles whose pictures are in the HTML: the first row of a phone. */
const EARLY = 3;
const SIZES = "(max-width: 639px) 22vw, 240px";

function Tiles({ posts, isTop = false, locale }: { posts: PostThumb[]; isTop?: boolean; locale: Locale }) {
  return (
    <ul className="grid grid-cols-3 gap-0.5 pb-0.5 sm:gap-3 sm:pb-3 lg:grid-cols-4">
      {posts.map(({ shortId, picture }, index) => {
        const tile = { picture: { ...picture, alt: "" }, sizes: SIZES, className: "aspect-4/5 sm:rounded-card" };
        return (
          <li key={shortId}>
            <Link href={routes.post(locale, shortId)} aria-label={picture.alt} className="block pressable">
              {isTop && index < EARLY ? <Picture {...tile} isFirst /> : <LatePicture {...tile} />}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

type NextTilesProps = { tag: string; cursor: string | null; locale: Locale; texts: Texts<"feed"> };

const NEAR_PX = 600;

/** What follows: nothing, or a page of tiles and what follows that. A page comes near its end, or by its button. */
function NextTiles({ tag, cursor, locale, texts }: NextTilesProps) {
  const [mark, isNear] = useNear<HTMLDivElement>(NEAR_PX);
  const [isAsked, setAsked] = useState(false);
  const { data, isError, isFetching, refetch } = useQuery({
    ...tagPostsQuery(tag, locale, cursor ?? ""),
    enabled: cursor !== null && (isNear || isAsked),
  });
  if (cursor === null) return null;
  if (data) {
    return (
      <>
        <Tiles posts={data.items} locale={locale} />
        <NextTiles tag={tag} cursor={data.nextCursor} locale={locale} texts={texts} />
      </>
    );
  }
  return (
    <div ref={mark} aria-busy={isFetching} className="flex flex-col items-center gap-3 p-4">
      {isError && <p role="alert">{texts.loadFailed}</p>}
      <button
        type="button"
        onClick={() => (isError ? void refetch() : setAsked(true))}
        className={BUTTON.secondary}
        disabled={isFetching}
      >
        {isError ? texts.retry : texts.morePosts}
      </button>
    </div>
  );
}
