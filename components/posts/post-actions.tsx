import { SaveButton } from "@/components/saves/save-button";
import { ICON_BUTTON } from "@/components/ui/button";
import { HeartFilledIcon, HeartIcon, ShareIcon } from "@/components/ui/icons";
import { notify } from "@/components/ui/notice";
import { useLater } from "@/components/ui/use-later";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { PostView } from "@/lib/posts/contract";
import type { FeedTexts } from "./feed-texts";
import type { useLike } from "./use-like";

type PostActionsProps = {
  post: PostView;
  like: ReturnType<typeof useLike>;
  locale: Locale;
  texts: FeedTexts;
};

const loadShare = () => import("./share-post");

/** Like, share and save. */
export function PostActions({ post, like, locale, texts: { feed: texts, product } }: PostActionsProps) {
  const Heart = like.isLiked ? HeartFilledIcon : HeartIcon;
  useLater(loadShare, false);
  const share = () => {
    const { href } = new URL(routes.post(locale, post.shortId), window.location.href);
    loadShare().then(
      ({ sharePost }) => sharePost(href, texts),
      () => notify({ text: texts.notCopied }),
    );
  };
  return (
    <div className="flex items-center justify-between px-1.5 sm:px-0">
      <button
        type="button"
        aria-pressed={like.isLiked}
        onClick={() => like.change(!like.isLiked)}
        className={`${ICON_BUTTON} w-auto min-w-20 justify-start gap-1.5 px-2.5 ${like.isLiked ? "text-clay" : ""}`}
      >
        <Heart key={String(like.isLiked)} />
        <span className="sr-only">{texts.like} </span>
        <span className="text-sm price">{like.count}</span>
      </button>
      {/* As wide as both from the first one on: a page is drawn as it comes in. */}
      <div className="flex min-w-22">
        <button type="button" aria-label={texts.share} onClick={share} className={ICON_BUTTON}>
          <ShareIcon />
        </button>
        <SaveButton thing={{ kind: "post", id: post.id }} isSaved={like.isSaved} locale={locale} texts={product} />
      </div>
    </div>
  );
}
