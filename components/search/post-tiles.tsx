import { LatePicture } from "@/components/ui/late-picture";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { PostThumb } from "@/lib/posts/contract";

const SIZES = "(max-width: 639px) 22vw, 240px";

/** Posts as pictures side by side. */
export function PostTiles({ posts, locale }: { posts: PostThumb[]; locale: Locale }) {
  return (
    <ul className="-mx-4 grid grid-cols-3 gap-0.5 pb-0.5 sm:mx-0 sm:gap-3 sm:pb-3 lg:grid-cols-4">
      {posts.map(({ shortId, picture }) => (
        <li key={shortId}>
          <Link href={routes.post(locale, shortId)} aria-label={picture.alt} className="block pressable">
            <LatePicture picture={{ ...picture, alt: "" }} sizes={SIZES} className="aspect-4/5 sm:rounded-card" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
