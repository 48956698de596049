"use client";

import { ProductSheetPlace } from "@/components/catalog/product-opener";
import { useLater } from "@/components/ui/use-later";
import { useNear } from "@/components/ui/use-near";
import type { Locale } from "@/lib/core/locale";
import type { PostPage } from "@/lib/posts/contract";
import { FeedPosts } from "./feed-posts";
import type { FeedTexts } from "./feed-texts";

const loadRest = () => import("./feed-page");

const NEAR_PX = 900;

type FeedProps = { first: PostPage; locale: Locale; texts: FeedTexts };

/** The posts of the HTML, and the others as one goes on. */
export function Feed({ first, locale, texts }: FeedProps) {
  const [end, isNear] = useNear<HTMLDivElement>(NEAR_PX);
  const later = useLater(loadRest, isNear);
  return (
    <div className="mx-auto max-w-140 sm:pt-2">
      <FeedPosts posts={first.items} isTop locale={locale} texts={texts} />
      <div ref={end} className="min-h-20">
        {later && <later.FeedPage cursor={first.nextCursor} locale={locale} texts={texts} />}
      </div>
      <ProductSheetPlace locale={locale} texts={texts} />
    </div>
  );
}
