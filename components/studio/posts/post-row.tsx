import { momentOf } from "@/components/studio/ui/dates";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { TABLE } from "@/components/studio/ui/table";
import { Link } from "@/components/ui/link";
import { Thumb } from "@/components/ui/picture";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { shorten } from "@/lib/core/shorten";
import type { StaffPostCard } from "@/lib/posts/staff-client";
import { PostState } from "./post-state";
import type { PostsTexts } from "./posts-texts";

type PostRowProps = {
  post: StaffPostCard;
  locale: Locale;
  texts: PostsTexts["room"];
};

const SHOWN_LENGTH = 140;

/** One post: its first picture, its words, where it stands and what it lacks. */
export function PostRow({ post, locale, texts }: PostRowProps) {
  const { id, caption, picture, mediaCount, tagCount, updatedAt } = post;
  const words = caption[locale] || caption.th || caption.en || texts.noCaption;
  return (
    <tr data-row={id} className={TABLE.row}>
      <td className={TABLE.cell}>
        <span className="flex min-w-0 items-center gap-3">
          {picture ? (
            <Thumb pictureKey={picture.key} placeholder={picture.placeholder} className="h-20 w-16 rounded-thumb" />
          ) : (
            <span
              aria-hidden="true"
              className="h-20 w-16 shrink-0 rounded-thumb border border-dashed border-muted/60"
            />
          )}
          <span className="min-w-0">
            <Link
              data-open
              href={routes.studioRoom(locale, `posts/${id}`)}
              className="line-clamp-2 min-h-6 font-medium break-words underline-offset-4 hover:underline"
            >
              <bdi>{shorten(words, SHOWN_LENGTH, locale)}</bdi>
            </Link>
            <span className="block text-sm text-muted">
              {fill(texts.counts, { media: mediaCount, tags: tagCount })}
            </span>
          </span>
        </span>
      </td>
      <td className={TABLE.cell}>
        <span className="flex flex-wrap gap-1">
          <PostState post={post} locale={locale} texts={texts} />
          {post.lacksTranslation && <StatusPill tone="warn">{texts.lacksTranslation}</StatusPill>}
          {post.lacksAlt && <StatusPill tone="warn">{texts.lacksAlt}</StatusPill>}
        </span>
      </td>
      <td className={`${TABLE.cell} text-sm whitespace-nowrap text-muted`}>{momentOf(updatedAt, locale)}</td>
    </tr>
  );
}
