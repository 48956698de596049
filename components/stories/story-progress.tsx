import { useEffect, useRef } from "react";

type StoryProgressProps = {
  count: number;
  index: number;
  /** How long the frame at `index` stays. */
  durationMs: number;
  isRunning: boolean;
  onEnd: () => void;
};

/** A bar for each frame; the one of this frame fills up and then asks for the next. */
export function StoryProgress({ count, index, durationMs, isRunning, onEnd }: StoryProgressProps) {
  return (
    <div aria-hidden="true" className="flex gap-1 px-4 pt-3">
      {Array.from({ length: count }, (_, place) => (
        <span key={place} className="relative h-0.75 flex-1 overflow-hidden rounded-full bg-on-glass/35">
          {place < index && <span className="absolute inset-0 bg-on-glass" />}
          {place === index && <Filling key={index} durationMs={durationMs} isRunning={isRunning} onEnd={onEnd} />}
        </span>
      ))}
    </div>
  );
}

/** An animation made by script: styles that stop motion for who asked for it would bring it to its end at once. */
function Filling({ durationMs, isRunning, onEnd }: Pick<StoryProgressProps, "durationMs" | "isRunning" | "onEnd">) {
  const bar = useRef<HTMLSpanElement>(null);
  const animation = useRef<Animation | null>(null);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    const filling = bar.current?.animate({ scale: ["0 1", "1 1"] }, { duration: durationMs, fill: "both" });
    if (!filling) return;
    filling.pause();
    filling.onfinish = () => end.current();
    animation.current = filling;
    return () => filling.cancel();
  }, [durationMs]);
  useEffect(() => {
    if (isRunning) animation.current?.play();
    else animation.current?.pause();
  }, [isRunning, durationMs]);
  return <span ref={bar} className="absolute inset-0 origin-left bg-on-glass" />;
}
