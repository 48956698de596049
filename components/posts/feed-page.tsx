import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useNear } from "@/components/ui/use-near";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { feedPageQuery } from "@/lib/posts/client";
import { FeedPosts } from "./feed-posts";
import type { FeedTexts } from "./feed-texts";

type FeedPageProps = {
  /** Where the page before ended; null after the last post. */
  cursor: string | null;
  locale: Locale;
  texts: FeedTexts;
};

/** What follows: nothing, or a page of posts and what follows that. A page comes near its end, or by its button. */
export function FeedPage({ cursor, locale, texts }: FeedPageProps) {
  if (cursor === null) return <FeedEnd locale={locale} texts={texts} />;
  return <NextPosts cursor={cursor} locale={locale} texts={texts} />;
}

const NEAR_PX = 900;

function NextPosts({ cursor, locale, texts }: FeedPageProps & { cursor: string }) {
  const [mark, isNear] = useNear<HTMLDivElement>(NEAR_PX);
  const [isAsked, setAsked] = useState(false);
  const { data, isError, isFetching, refetch } = useQuery({
    ...feedPageQuery(locale, cursor),
    enabled: isNear || isAsked,
  });
  const posts = useRef<HTMLDivElement>(null);
  const isAtButton = useRef(false);
  useEffect(() => {
    const first = posts.current?.querySelector("article");
    if (!data || !isAtButton.current || !first || document.activeElement !== document.body) return;
    // The button went away under the fingers: reading goes on with what took its place.
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  }, [data]);
  if (data) {
    return (
      <div ref={posts}>
        <FeedPosts posts={data.items} locale={locale} texts={texts} />
        <FeedPage cursor={data.nextCursor} locale={locale} texts={texts} />
      </div>
    );
  }
  return (
    <div ref={mark} aria-busy={isFetching}>
      {isFetching && <PostSkeleton />}
      <div className="flex flex-col items-center gap-3 p-4">
        {isError && <p role="alert">{texts.feed.loadFailed}</p>}
        <button
          type="button"
          onFocus={() => (isAtButton.current = true)}
          onBlur={() => (isAtButton.current = false)}
          // Not `disabled`: the focus would be lost, and with it the place in the feed.
          aria-disabled={isFetching}
          onClick={() => {
            setAsked(true);
            if (isError && !isFetching) void refetch();
          }}
          className={`${BUTTON.secondary} aria-disabled:opacity-60`}
        >
          {isError ? texts.feed.retry : texts.feed.morePosts}
        </button>
      </div>
    </div>
  );
}

function FeedEnd({ locale, texts }: { locale: Locale; texts: FeedTexts }) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-8">
      <p className="text-muted">{texts.feed.end}</p>
      <Link href={routes.shop(locale)} className={BUTTON.secondary}>
        {texts.feed.toShop}
      </Link>
    </div>
  );
}

/** As tall as most posts. */
function PostSkeleton() {
  return (
    <div aria-hidden="true" className="pb-8">
      <div className="flex h-14 items-center gap-2.5 px-4 sm:px-0">
        <span className="size-9 rounded-full bg-line" />
        <span className="h-4 w-24 rounded-full bg-line" />
      </div>
      <div className="aspect-4/5 bg-line sm:rounded-card" />
      <div className="h-44" />
    </div>
  );
}
