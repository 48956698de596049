import type { DOMAttributes } from "react";
import { useProductOpener } from "@/components/catalog/product-opener";
import { useCaptions } from "@/components/posts/captions-button";
import { Clip } from "@/components/posts/clip";
import { Hotspots } from "@/components/posts/hotspots";
import { ChevronLeftIcon, ChevronRightIcon } from "@/components/ui/later-icons";
import { Picture, SIZES } from "@/components/ui/picture";
import type { Locale } from "@/lib/core/locale";
import type { StoryFrame, StoryView } from "@/lib/stories/contract";
import type { StoryTexts } from "./story-texts";

type StoryPictureProps = {
  frame: StoryFrame;
  /** Fetched while this one is looked at. */
  next: StoryFrame | undefined;
  products: StoryView["products"];
  isPlaying: boolean;
  gestures: DOMAttributes<HTMLDivElement>;
  onMoving: (isMoving: boolean) => void;
  onRefused: () => void;
  onStep: (step: 1 | -1) => void;
  locale: Locale;
  texts: StoryTexts;
};

const ZONE = "absolute inset-y-0 flex items-center px-2 -outline-offset-4 [&>svg]:hidden sm:[&>svg]:block";

/** The picture or clip of a frame with its products; a tap on its left goes back, elsewhere on. */
export function StoryPicture({ frame, next, products, isPlaying, gestures, ...rest }: StoryPictureProps) {
  const { onMoving, onRefused, onStep, locale, texts } = rest;
  const open = useProductOpener(locale);
  const hasCaptions = useCaptions();
  return (
    <div
      {...gestures}
      className="[container-type:size] relative grid min-h-0 flex-1 touch-none place-items-center select-none [-webkit-touch-callout:none]"
    >
      <div
        className="relative aspect-4/5 w-[min(100cqw,80cqh)] overflow-hidden sm:rounded-card"
        onLoadCapture={() => frame.video === null && onMoving(true)}
        // What does not come holds nobody up.
        onErrorCapture={() => onMoving(true)}
      >
        <Picture picture={frame} sizes={SIZES.full} isFirst className="size-full" />
        {frame.video && (
          <Clip
            clipKey={frame.key}
            isPlaying={isPlaying}
            hasCaptions={hasCaptions}
            label={texts.video.label}
            locale={locale}
            onRefused={onRefused}
            onMoving={onMoving}
          />
        )}
      </div>
      <button
        type="button"
        aria-label={texts.feed.previous}
        onClick={() => onStep(-1)}
        className={`${ZONE} left-0 w-1/3`}
      >
        <ChevronLeftIcon />
      </button>
      <button
        type="button"
        aria-label={texts.feed.next}
        onClick={() => onStep(1)}
        className={`${ZONE} right-0 w-2/3 justify-end`}
      >
        <ChevronRightIcon />
      </button>
      <div className="pointer-events-none absolute aspect-4/5 w-[min(100cqw,80cqh)] [&>button]:pointer-events-auto">
        <Hotspots tags={frame.tags} products={products} isLabelled={false} locale={locale} open={open} />
      </div>
      {next && (
        <div hidden>
          <Picture picture={next} sizes={SIZES.full} isFirst />
        </div>
      )}
    </div>
  );
}
