"use client";

import type { Locale } from "@/lib/core/locale";
import { fill } from "@/lib/core/fill";
import type { PostView } from "@/lib/posts/contract";
import type { FeedTexts } from "./feed-texts";
import { LookButton } from "./look-button";
import { PostActions } from "./post-actions";
import { PostAuthor } from "./post-author";
import { PostCaption } from "./post-caption";
import { PostPictures } from "./post-pictures";
import { ProductStrip } from "./product-strip";
import { useLike } from "./use-like";

type PostCardProps = {
  post: PostView;
  /** The posts it stands among. */
  postIds: readonly string[];
  isFirst?: boolean;
  locale: Locale;
  texts: FeedTexts;
};

/** One post in the feed. */
export function PostCard({ post, postIds, isFirst = false, locale, texts }: PostCardProps) {
  const like = useLike(post.id, postIds, texts.feed.likeRefused);
  return (
    <article aria-label={fill(texts.feed.postBy, { author: post.author })} className="pb-8">
      <PostAuthor post={post} locale={locale} />
      <PostPictures post={post} isFirst={isFirst} onLike={() => like.change(true)} locale={locale} texts={texts} />
      <PostActions post={post} like={like} locale={locale} texts={texts} />
      <div className="space-y-3">
        <PostCaption caption={post.caption} moreText={texts.feed.more} locale={locale} />
        <ProductStrip products={post.products} isLate={!isFirst} locale={locale} texts={texts} />
        <LookButton post={post} locale={locale} texts={texts} />
      </div>
    </article>
  );
}
