import { noop, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { leaveStage, takeStage } from "@/components/posts/clip-stage";
import { useIsProductOpen } from "@/components/catalog/product-opener";
import { mayMoveByItself } from "@/components/posts/may-move";
import { BUTTON } from "@/components/ui/button";
import { openWithHistory } from "@/components/ui/open-with-history";
import type { Locale } from "@/lib/core/locale";
import { storyQuery } from "@/lib/stories/client";
import { markSeen } from "./seen-stories";
import { stepFrom } from "./steps";
import type { StoryTexts } from "./story-texts";
import { StoryScene } from "./story-scene";

type StoryViewerProps = {
  /** Stories in the order of the rail. */
  handles: string[];
  first: string;
  onClose: () => void;
  locale: Locale;
  texts: StoryTexts;
};

const STEPS: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 };

/** Stories over the whole screen, one frame after the other. Back, Escape, its button or a swipe down closes it. */
export function StoryViewer({ handles, first, onClose, locale, texts }: StoryViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const client = useQueryClient();
  const [place, setPlace] = useState({ handle: first, frame: 0 });
  // Who asked for less motion turns the frames; the button starts it all the same.
  const [isPaused, setPaused] = useState(() => !mayMoveByItself());
  const isProductOpen = useIsProductOpen();
  const { data: story, isError, refetch } = useQuery(storyQuery(place.handle, locale));
  const count = story?.frames.length ?? 1;
  const next = handles[handles.indexOf(place.handle) + 1];

  useEffect(() => openWithHistory(dialog.current, () => dialog.current?.close()), []);
  useEffect(() => {
    takeStage("story");
    return () => leaveStage("story");
  }, []);
  useEffect(() => {
    if (story && place.frame === count - 1) markSeen(story.handle);
    if (next !== undefined) void client.query(storyQuery(next, locale)).catch(noop);
  }, [client, count, locale, next, place.frame, story]);

  const go = (step: 1 | -1) => {
    const to = stepFrom(handles, { ...place, count }, step);
    if (to) setPlace(to);
    else dialog.current?.close();
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) go(step);
    else if (event.key === " " && !(event.target instanceof HTMLButtonElement)) setPaused(!isPaused);
    else return;
    event.preventDefault();
  };
  return (
    // The browser gives dialogs their keys; these turn its pages.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      data-stage
      aria-label={story?.title ?? texts.stories.label}
      onClose={onClose}
      onKeyDown={press}
      className="fixed inset-0 m-0 size-full max-h-none max-w-none overflow-hidden bg-stage p-0 text-on-glass [&_:focus-visible]:-outline-offset-4 [&_:focus-visible]:outline-on-glass"
    >
      {story ? (
        <StoryScene
          story={story}
          index={place.frame}
          isPaused={isPaused}
          isHeldBack={isProductOpen}
          onPause={setPaused}
          onStep={go}
          onClose={() => dialog.current?.close()}
          locale={locale}
          texts={texts}
        />
      ) : (
        <div aria-busy={!isError} className="grid h-full place-content-center justify-items-center gap-4 p-6">
          {isError && (
            <>
              <p role="alert">{texts.stories.failed}</p>
              <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
                {texts.feed.retry}
              </button>
            </>
          )}
          <button type="button" onClick={() => dialog.current?.close()} className={BUTTON.secondary}>
            {texts.product.close}
          </button>
        </div>
      )}
    </dialog>
  );
}
