import { CaptionsButton } from "@/components/posts/captions-button";
import { ICON_BUTTON } from "@/components/ui/button";
import { CloseIcon, PauseIcon, PlayIcon } from "@/components/ui/later-icons";
import type { StoryTexts } from "./story-texts";

type StoryBarProps = {
  title: string;
  isPaused: boolean;
  hasVideo: boolean;
  onPause: (isPaused: boolean) => void;
  onClose: () => void;
  texts: StoryTexts;
};

/** The name of the story and what can be done with it. */
export function StoryBar({ title, isPaused, hasVideo, onPause, onClose, texts }: StoryBarProps) {
  return (
    <div className="flex items-center pr-1 pl-4">
      <h2 className="min-w-0 flex-1 truncate text-base">{title}</h2>
      <button
        type="button"
        // The story came after its dialog: the focus is where the keys that turn pages work.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-label={isPaused ? texts.video.play : texts.video.pause}
        onClick={() => onPause(!isPaused)}
        className={ICON_BUTTON}
      >
        {isPaused ? <PlayIcon /> : <PauseIcon />}
      </button>
      {hasVideo && <CaptionsButton texts={texts.video} className={ICON_BUTTON} />}
      <button type="button" aria-label={texts.product.close} onClick={onClose} className={ICON_BUTTON}>
        <CloseIcon />
      </button>
    </div>
  );
}
