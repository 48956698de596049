import type { CSSProperties } from "react";
import type { FeedTexts } from "@/components/posts/feed-texts";
import { PostCard } from "@/components/posts/post-card";
import { BUTTON } from "@/components/ui/button";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { type Look, lookTokens, type Scheme, SCHEMES } from "@/lib/core/look";
import type { Texts } from "@/lib/core/messages";
import type { PostView } from "@/lib/posts/contract";
import type { SettingsTexts } from "./settings-texts";

type PreviewProps = {
  look: Look;
  post: PostView | undefined;
  locale: Locale;
  texts: SettingsTexts & { feed: FeedTexts; product: Texts<"product"> };
};

/** The newest post and the ways to buy, as a phone shows them in the look that is being made. */
export function LookPreview({ texts, ...props }: PreviewProps) {
  const { room } = texts;
  return (
    <aside
      aria-label={room.preview}
      className="grid gap-6 sm:grid-cols-2 xl:sticky xl:top-8 xl:grid-cols-1 xl:self-start"
    >
      {SCHEMES.map((scheme) => (
        <figure key={scheme} className="min-w-0">
          <figcaption className="mb-2 text-sm text-muted">{fill(room.previewOf, { scheme: room[scheme] })}</figcaption>
          <Phone scheme={scheme} texts={texts} {...props} />
        </figure>
      ))}
    </aside>
  );
}

const LIKES_OF_NONE: readonly string[] = [];

function Phone({ look, scheme, post, locale, texts }: PreviewProps & { scheme: Scheme }) {
  // Safe: custom properties are properties of a style, too.
  const style = { ...lookTokens(look, scheme), colorScheme: scheme, fontFamily: "var(--brand-font)" } as CSSProperties;
  return (
    <div
      inert
      style={style}
      data-preview={scheme}
      className="relative h-96 overflow-hidden rounded-sheet border-4 border-ink bg-paper text-ink xl:h-[calc(50dvh-5rem)] xl:min-h-80"
    >
      {post && (
        <div className="pt-3">
          <PostCard post={post} postIds={LIKES_OF_NONE} locale={locale} texts={texts.feed} />
        </div>
      )}
      <div className="buy-bar absolute! inset-x-0 bottom-0">
        <p className="mb-2 text-sm text-muted">{texts.product.returns}</p>
        <div className="flex gap-2">
          <span className={`${BUTTON.secondary} flex-1`}>{texts.product.addToBag}</span>
          <span className={`${BUTTON.primary} flex-1`}>{texts.product.buyNow}</span>
        </div>
      </div>
    </div>
  );
}
