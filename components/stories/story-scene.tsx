import { useState } from "react";
import { ProductStrip } from "@/components/posts/product-strip";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { StoryView } from "@/lib/stories/contract";
import type { StoryTexts } from "./story-texts";
import { StoryBar } from "./story-bar";
import { StoryPicture } from "./story-picture";
import { StoryProgress } from "./story-progress";
import { useStoryGestures } from "./use-story-gestures";

type StorySceneProps = {
  story: StoryView;
  index: number;
  isPaused: boolean;
  /** Something lies above the story. */
  isHeldBack: boolean;
  onPause: (isPaused: boolean) => void;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
  locale: Locale;
  texts: StoryTexts;
};

const PICTURE_MS = 5_000;

/** One frame of a story: how far it is, its picture, its words, its products. */
export function StoryScene({ story, index, onStep, onClose, onPause, locale, texts, ...state }: StorySceneProps) {
  const frame = story.frames[index] ?? story.frames[0];
  const name = `${story.handle} ${String(index)}`;
  const [moving, setMoving] = useState("");
  const { isHeld, ...gestures } = useStoryGestures(onClose);
  const isPaused = state.isPaused || state.isHeldBack || isHeld;
  if (!frame) return null;
  const count = story.frames.length;
  const products = frame.tags.flatMap(({ product }) => story.products[product] ?? []);
  return (
    <div className="mx-auto flex h-full max-w-140 flex-col pb-[env(safe-area-inset-bottom)]">
      <StoryProgress
        key={story.handle}
        count={count}
        index={index}
        durationMs={frame.video?.durationMs ?? PICTURE_MS}
        isRunning={moving === name && !isPaused}
        onEnd={() => onStep(1)}
      />
      <StoryBar
        title={story.title}
        isPaused={state.isPaused}
        hasVideo={frame.video !== null}
        onPause={onPause}
        onClose={onClose}
        texts={texts}
      />
      <StoryPicture
        key={name}
        frame={frame}
        next={story.frames[index + 1]}
        products={story.products}
        isPlaying={!isPaused}
        gestures={gestures}
        onMoving={(isMoving) => setMoving(isMoving ? name : "")}
        onRefused={() => onPause(true)}
        onStep={onStep}
        locale={locale}
        texts={texts}
      />
      <p className="px-4 pt-4 pb-3 text-center text-xl leading-(--leading-heading) font-semibold text-balance">
        {frame.words}
      </p>
      <div className="min-h-23 shrink-0 pb-3 text-ink sm:px-4">
        <ProductStrip products={products} locale={locale} texts={texts} />
      </div>
      <p role="status" className="sr-only">
        {`${fill(texts.feed.pictureOf, { index: index + 1, count })}: ${frame.words}`}
      </p>
    </div>
  );
}
