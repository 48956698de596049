import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { feedQuery } from "@/lib/posts/client";
import { FeedPosts } from "./feed-posts";
import type { FeedTexts } from "./feed-texts";

type FeedMoreProps = { after: string | null; locale: Locale; texts: FeedTexts };

/** What follows the posts of the HTML. Pages come by themselves near the end, or by a button. */
export function FeedMore({ after, locale, texts }: FeedMoreProps) {
  // Nothing is fetched by itself: the sentinel and the button ask.
  const query = useInfiniteQuery({ ...feedQuery(locale, after ?? ""), enabled: false });
  const { data, fetchNextPage, isFetching, isError } = query;
  const isEnd = after === null || (data !== undefined && !query.hasNextPage);
  const more = () => void fetchNextPage({ cancelRefetch: false });
  return (
    <>
      {data?.pages.map((page) => (
        <FeedPosts key={page.items[0]?.id} posts={page.items} locale={locale} texts={texts} />
      ))}
      {isFetching && <PostSkeleton />}
      {isEnd ? (
        <FeedEnd locale={locale} texts={texts.feed} />
      ) : (
        <div className="flex flex-col items-center gap-3 p-4">
          {isError && <p role="alert">{texts.feed.loadFailed}</p>}
          <button type="button" onClick={more} className={BUTTON.secondary}>
            {isError ? texts.feed.retry : texts.feed.morePosts}
          </button>
          {!isFetching && !isError && <Sentinel key={data?.pages.length} onNear={more} />}
        </div>
      )}
    </>
  );
}

/** Asks for more while there is still something to look at. */
function Sentinel({ onNear }: { onNear: () => void }) {
  const mark = useRef<HTMLSpanElement>(null);
  const near = useRef(onNear);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && near.current(), {
      rootMargin: "900px",
    });
    if (mark.current) observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return <span ref={mark} aria-hidden="true" />;
}

function FeedEnd({ locale, texts }: { locale: Locale; texts: Texts<"feed"> }) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-8">
      <p className="text-muted">{texts.end}</p>
      <Link href={routes.shop(locale)} className={BUTTON.secondary}>
        {texts.toShop}
      </Link>
    </div>
  );
}

/** As tall as most posts. */
function PostSkeleton() {
  return (
    <div aria-hidden="true" className="pb-8">
      <div className="flex h-14 items-center gap-2.5 px-4 sm:px-0">
        <span className="bg-line size-9 rounded-full" />
        <span className="bg-line h-4 w-24 rounded-full" />
      </div>
      <div className="bg-line sm:rounded-card aspect-4/5" />
      <div className="h-44" />
    </div>
  );
}
