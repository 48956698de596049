import { Link } from "@/components/ui/link";
import { captionParts } from "@/lib/core/hashtags";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";

/** A post's words, its hashtags as links. */
export function CaptionWords({ caption, locale }: { caption: string; locale: Locale }) {
  return captionParts(caption).map(({ text, tag }, index) =>
    tag === null ? (
      text
    ) : (
      <Link key={index} href={routes.tag(locale, tag)} className="inline-block font-medium text-clay">
        {text}
      </Link>
    ),
  );
}
