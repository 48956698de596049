"use client";

import { useRef, useState } from "react";
import { useProductOpener } from "@/components/catalog/product-opener";
import { Carousel } from "@/components/ui/carousel";
import { HeartFilledIcon } from "@/components/ui/icons";
import { Picture, SIZES } from "@/components/ui/picture";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { PostView } from "@/lib/posts/contract";
import { ClipPlace } from "./clip-place";
import { Hotspots } from "./hotspots";

type PostPicturesProps = {
  post: PostView;
  isFirst: boolean;
  onLike: () => void;
  locale: Locale;
  texts: { feed: Texts<"feed">; video: Texts<"video"> };
};

const DOUBLE_TAP_MS = 300;

/** The pictures of a post: a tap shows what is in them, two taps like the post. */
export function PostPictures({ post, isFirst, onLike, locale, texts }: PostPicturesProps) {
  const [isLabelled, setLabelled] = useState(false);
  const [beats, setBeats] = useState(0);
  const lastTap = useRef(0);
  const open = useProductOpener(locale);
  const tap = (at: number) => {
    const isSecond = at - lastTap.current < DOUBLE_TAP_MS;
    // The second of two taps takes back what the first did to the labels.
    setLabelled(!isLabelled);
    lastTap.current = isSecond ? 0 : at;
    if (!isSecond) return;
    setBeats(beats + 1);
    onLike();
  };
  return (
    <div className="relative">
      <Carousel texts={texts.feed} className="overflow-hidden sm:rounded-card">
        {post.pictures.map((picture, index) => (
          <div key={picture.key}>
            <Picture picture={picture} sizes={SIZES.full} isFirst={isFirst && index === 0} className="aspect-4/5" />
            {picture.video && <ClipPlace clipKey={picture.key} locale={locale} texts={texts.video} />}
            <button
              type="button"
              aria-label={texts.feed.showTags}
              aria-pressed={isLabelled}
              onClick={(event) => tap(event.timeStamp)}
              className="absolute inset-0 touch-manipulation -outline-offset-4"
            />
            <Hotspots
              tags={picture.tags}
              products={post.products}
              isLabelled={isLabelled}
              locale={locale}
              open={open}
            />
          </div>
        ))}
      </Carousel>
      {beats > 0 && (
        <span
          key={beats}
          aria-hidden="true"
          className="beat pointer-events-none absolute inset-0 grid place-items-center text-on-glass"
        >
          <HeartFilledIcon width={96} height={96} />
        </span>
      )}
    </div>
  );
}
