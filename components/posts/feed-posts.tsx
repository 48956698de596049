import type { Locale } from "@/lib/core/locale";
import type { PostView } from "@/lib/posts/contract";
import type { FeedTexts } from "./feed-texts";
import { PostCard } from "./post-card";

type FeedPostsProps = { posts: PostView[]; isTop?: boolean; locale: Locale; texts: FeedTexts };

/** Posts that came together. */
export function FeedPosts({ posts, isTop = false, locale, texts }: FeedPostsProps) {
  const postIds = posts.map(({ id }) => id);
  return posts.map((post, index) => (
    <PostCard
      key={post.id}
      post={post}
      postIds={postIds}
      isFirst={isTop && index === 0}
      locale={locale}
      texts={texts}
    />
  ));
}
