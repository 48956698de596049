import { Link } from "@/components/ui/link";
import { formatInstantDay } from "@/lib/core/dates";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { PostView } from "@/lib/posts/contract";

/** Who shows this, and since when. */
export function PostAuthor({ post, locale }: { post: PostView; locale: Locale }) {
  return (
    <div className="flex h-14 items-center gap-2.5 px-4 sm:px-0">
      <span
        aria-hidden="true"
        className="grid size-9 place-items-center rounded-full bg-clay text-sm font-semibold text-paper"
      >
        {post.author.slice(0, 1)}
      </span>
      <p className="leading-tight">
        <span className="block font-semibold">{post.author}</span>
        <Link
          href={routes.post(locale, post.shortId)}
          className="relative text-xs text-muted after:absolute after:-inset-3"
        >
          <time dateTime={post.publishedAt} suppressHydrationWarning>
            {formatInstantDay(post.publishedAt, locale)}
          </time>
        </Link>
      </p>
    </div>
  );
}
