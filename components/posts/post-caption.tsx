"use client";

import { useEffect, useRef, useState } from "react";

/** Two lines of a post's words; the rest on demand. The button lies on the second line, so nothing moves when it comes. */
export function PostCaption({ caption, moreText }: { caption: string; moreText: string }) {
  const words = useRef<HTMLParagraphElement>(null);
  const [state, setState] = useState<"clamped" | "cut" | "open">("clamped");
  useEffect(() => {
    const { current } = words;
    if (current && current.scrollHeight > current.clientHeight + 1) setState("cut");
  }, []);
  return (
    <div className="relative px-4 sm:px-0">
      <p ref={words} tabIndex={state === "clamped" ? undefined : -1} className={state === "open" ? "" : "line-clamp-2"}>
        {caption}
      </p>
      {state === "cut" && (
        <button
          type="button"
          onClick={() => {
            setState("open");
            // The button goes away: reading goes on where the words are.
            words.current?.focus({ preventScroll: true });
          }}
          className="absolute right-4 bottom-0 cursor-pointer bg-linear-to-l from-paper via-paper via-80% to-transparent pl-10 text-muted after:absolute after:-inset-2.5 sm:right-0"
        >
          {moreText}
        </button>
      )}
    </div>
  );
}
