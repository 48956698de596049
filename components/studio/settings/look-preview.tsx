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

type PhoneProps = {
  look: Look;
  scheme: Scheme;
  /** The newest post, if there is one. */
  post: PostView | undefined;
  locale: Locale;
  texts: SettingsTexts & { feed: FeedTexts; product: Texts<"product"> };
};
type LookPreviewProps = PhoneProps & { onScheme: (scheme: Scheme) => void };

/** The newest post and the ways to buy, as a phone shows them in the look that is being made. */
export function LookPreview({ onScheme, ...phone }: LookPreviewProps) {
  const { scheme, texts } = phone;
  const { room } = texts;
  return (
    <aside aria-label={room.preview} className="mx-auto w-full max-w-80 xl:sticky xl:top-8 xl:self-start">
      <fieldset className="mb-3 flex rounded-full border border-line p-0.5">
        <legend className="sr-only">{room.preview}</legend>
        {SCHEMES.map((each) => (
          <label
            key={each}
            className="flex min-h-11 flex-1 cursor-pointer items-center justify-center rounded-full text-sm has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-clay"
          >
            <input
              type="radio"
              name="preview-scheme"
              aria-label={fill(room.previewOf, { scheme: room[each] })}
              checked={scheme === each}
              onChange={() => onScheme(each)}
              className="sr-only"
            />
            {room[each]}
          </label>
        ))}
      </fieldset>
      <Phone {...phone} />
    </aside>
  );
}

const LIKES_OF_NONE: readonly string[] = [];
/** A phone is wider than its picture here: everything on it is a little smaller. */
const ZOOM = 0.8;

function Phone({ look, scheme, post, locale, texts }: PhoneProps) {
  // Safe: custom properties are properties of a style, too.
  const style = { ...lookTokens(look, scheme), colorScheme: scheme, fontFamily: "var(--brand-font)" } as CSSProperties;
  return (
    <div
      inert
      style={style}
      data-preview={scheme}
      className="relative h-[38rem] max-h-[calc(100dvh-9rem)] min-h-96 overflow-hidden rounded-sheet border border-muted bg-paper text-ink"
    >
      <div style={{ zoom: ZOOM }} className="h-full">
        {post && (
          <div className="px-4 pt-2">
            <PostCard post={post} postIds={LIKES_OF_NONE} locale={locale} texts={texts.feed} />
          </div>
        )}
      </div>
      <div style={{ zoom: ZOOM }} className="buy-bar absolute! inset-x-0 bottom-0">
        <p className="mb-2 text-sm text-muted">{texts.product.returns}</p>
        <div className="flex gap-2">
          <span className={`${BUTTON.secondary} flex-1`}>{texts.product.addToBag}</span>
          <span className={`${BUTTON.primary} flex-1`}>{texts.product.buyNow}</span>
        </div>
      </div>
    </div>
  );
}
