"use client";

import { type FocusEvent, useEffect, useRef, useState } from "react";
import type { Locale } from "@/lib/core/locale";
import { CaptionWords } from "./caption-words";

type PostCaptionProps = { caption: string; moreText: string; locale: Locale };

/** Two lines of a post's words; the rest on demand. The button lies on the second line, so nothing moves when it comes. */
export function PostCaption({ caption, moreText, locale }: PostCaptionProps) {
  const words = useRef<HTMLParagraphElement>(null);
  const [state, setState] = useState<"clamped" | "cut" | "open">("clamped");
  useEffect(() => {
    const { current } = words;
    if (current && current.scrollHeight > current.clientHeight + 1) setState("cut");
  }, []);
  const show = ({ target }: FocusEvent) => target.matches(":focus-visible") && setState("open");
  return (
    <div className="relative px-4 sm:px-0">
      {/* A hashtag that is reached by keyboard may be among the words that are cut off. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <p
        ref={words}
        tabIndex={state === "clamped" ? undefined : -1}
        onFocus={show}
        className={state === "open" ? "" : "line-clamp-2"}
      >
        <CaptionWords caption={caption} locale={locale} />
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
