import { LatePicture } from "@/components/ui/late-picture";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { PostThumb } from "@/lib/posts/contract";

type SeenInProps = { title: string; posts: PostThumb[]; locale: Locale };

/** The posts in which a product appears. */
export function SeenIn({ title, posts, locale }: SeenInProps) {
  if (posts.length === 0) return null;
  return (
    <section aria-labelledby="seen-in" className="mt-3">
      <h2 id="seen-in" className="text-lg">
        {title}
      </h2>
      <ul className="scroller -mx-4 mt-2 scroll-px-4 gap-2 px-4 lg:mx-0 lg:flex-wrap lg:px-0">
        {posts.map(({ shortId, picture }) => (
          <li key={shortId} className="w-32 shrink-0 snap-start">
            <Link href={routes.post(locale, shortId)} aria-label={picture.alt} className="block pressable">
              <LatePicture picture={{ ...picture, alt: "" }} sizes="116px" className="aspect-4/5 rounded-card" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
