import { useState } from "react";
import { ICON_BUTTON } from "@/components/ui/button";
import { PauseIcon, PlayIcon } from "@/components/ui/later-icons";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { CaptionsButton, useCaptions } from "./captions-button";
import { Clip } from "./clip";
import { mayMoveByItself } from "./may-move";
import { useClipInView } from "./use-clip-in-view";

type ClipPlayerProps = { clipKey: string; locale: Locale; texts: Texts<"video"> };

const BUTTON = `${ICON_BUTTON} z-10 bg-glass text-on-glass`;

/** A clip that plays while it is in view, alone, unless somebody wants no motion or has stopped it. */
export function ClipPlayer({ clipKey, locale, texts }: ClipPlayerProps) {
  const [isWanted, setWanted] = useState(mayMoveByItself);
  const hasCaptions = useCaptions();
  const { place, isPlaying, play } = useClipInView(isWanted);
  const [isMade, setMade] = useState(false);
  if (isPlaying && !isMade) setMade(true);
  const toggle = () => {
    setWanted(!isPlaying);
    if (!isPlaying) play();
  };
  return (
    <span ref={place} className="absolute inset-0">
      {isMade && (
        <Clip
          clipKey={clipKey}
          isPlaying={isPlaying}
          hasCaptions={hasCaptions}
          isLoop
          label={texts.label}
          locale={locale}
          onRefused={() => setWanted(false)}
        />
      )}
      {/* As wide as both buttons from the beginning: the second one comes later and moves nothing. */}
      <span className="absolute right-2 bottom-2 flex w-24 justify-end gap-2">
        {isMade && <CaptionsButton texts={texts} className={BUTTON} />}
        <button type="button" aria-label={isPlaying ? texts.pause : texts.play} onClick={toggle} className={BUTTON}>
          {isPlaying ? <PauseIcon /> : <PlayIcon />}
        </button>
      </span>
    </span>
  );
}
