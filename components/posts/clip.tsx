import { type RefObject, useEffect, useRef, useState } from "react";
import { LOCALES, type Locale } from "@/lib/core/locale";
import { captionsUrl, clipUrl } from "@/lib/core/picture-url";

type ClipProps = {
  clipKey: string;
  isPlaying: boolean;
  hasCaptions: boolean;
  isLoop?: boolean;
  /** What it is, for those who do not see it; its poster says what it shows. */
  label: string;
  locale: Locale;
  /** The browser does not let it play by itself, e.g. to save power. */
  onRefused: () => void;
  /** Whether it moves just now: not while it waits for its bytes. */
  onMoving?: (isMoving: boolean) => void;
};

/** A silent video over its poster, with captions in every language of the shop. */
export function Clip({
  clipKey,
  isPlaying,
  hasCaptions,
  isLoop = false,
  label,
  locale,
  onRefused,
  onMoving,
}: ClipProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [isSeen, setSeen] = useState(false);
  usePlaying(video, isPlaying, onRefused);
  const shown = hasCaptions ? locale : null;
  useEffect(() => {
    const tracks = video.current?.textTracks;
    const show = () => showCaptions(tracks, shown);
    show();
    // Browsers choose by their own language as well, once the clip is there.
    tracks?.addEventListener("change", show);
    return () => tracks?.removeEventListener("change", show);
  }, [shown]);
  return (
    <video
      ref={video}
      src={clipUrl(clipKey)}
      aria-label={label}
      muted
      playsInline
      loop={isLoop}
      preload="none"
      disablePictureInPicture
      disableRemotePlayback
      onPlaying={() => {
        setSeen(true);
        onMoving?.(true);
      }}
      onWaiting={() => onMoving?.(false)}
      className={`absolute inset-0 size-full object-cover transition-opacity duration-200 ${isSeen ? "" : "opacity-0"}`}
    >
      {LOCALES.map((language) => (
        <track
          key={language}
          kind="captions"
          src={captionsUrl(clipKey, language)}
          srcLang={language}
          label={new Intl.DisplayNames(language, { type: "language" }).of(language)}
          default={language === shown}
        />
      ))}
    </video>
  );
}

function usePlaying(video: RefObject<HTMLVideoElement | null>, isPlaying: boolean, onRefused: () => void) {
  useEffect(() => {
    const { current } = video;
    if (!isPlaying) current?.pause();
    else
      current?.play().catch((refusal: unknown) => {
        // Paused before it began is no refusal.
        if (refusal instanceof DOMException && refusal.name === "NotAllowedError") onRefused();
      });
    // Another `onRefused` is no reason to start again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [video, isPlaying]);
}

function showCaptions(tracks: TextTrackList | undefined, language: Locale | null) {
  for (const track of tracks ?? []) {
    const mode = track.language === language ? "showing" : "disabled";
    if (track.mode !== mode) track.mode = mode;
  }
}
