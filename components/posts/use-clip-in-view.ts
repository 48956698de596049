import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { leaveStage, takeStage, useStage } from "./clip-stage";

/** How much of a clip must be seen for it to play. */
const ENOUGH = 0.6;

/**
 * Whether a clip plays: enough of it is in view, it is wanted, and nothing else plays.
 *
 * @param isWanted Whether it may play by itself.
 * @returns `play` takes the stage from whatever else is on it.
 */
export function useClipInView(isWanted: boolean) {
  const name = useId();
  const place = useRef<HTMLSpanElement>(null);
  const isInView = useInView(place);
  const stage = useStage();
  const isReady = isInView && isWanted;
  useEffect(() => {
    if (isReady && stage === null) takeStage(name);
    if (!isReady) leaveStage(name);
  }, [isReady, stage, name]);
  useEffect(() => () => leaveStage(name), [name]);
  return { place, isPlaying: isReady && stage === name, play: () => takeStage(name) };
}

function useInView(place: RefObject<Element | null>): boolean {
  const [isInView, setInView] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setInView((entry?.intersectionRatio ?? 0) >= ENOUGH), {
      threshold: [ENOUGH],
    });
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return isInView;
}
