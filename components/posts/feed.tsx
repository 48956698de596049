"use client";

import { ProductSheetPlace } from "@/components/catalog/product-opener";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { PostPage } from "@/lib/posts/contract";
import { FeedPage } from "./feed-page";
import { FeedPosts } from "./feed-posts";
import type { FeedTexts } from "./feed-texts";

type FeedProps = { first: PostPage; locale: Locale; texts: FeedTexts };

/** The posts of the HTML, and the others as one goes on. */
export function Feed({ first, locale, texts }: FeedProps) {
  if (first.items.length === 0) {
    return (
      <div className="flex flex-col items-center gap-4 px-4 py-24 text-center">
        <p>{texts.feed.empty}</p>
        <Link href={routes.shop(locale)} className={BUTTON.primary}>
          {texts.feed.toShop}
        </Link>
      </div>
    );
  }
  return (
    <div className="mx-auto max-w-140 sm:pt-2">
      <FeedPosts posts={first.items} isTop locale={locale} texts={texts} />
      <FeedPage cursor={first.nextCursor} locale={locale} texts={texts} />
      <ProductSheetPlace locale={locale} texts={texts} />
    </div>
  );
}
