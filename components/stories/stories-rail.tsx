"use client";

import { noop, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Thumb } from "@/components/ui/picture";
import { sharedState } from "@/components/ui/shared-state";
import { useLater } from "@/components/ui/use-later";
import type { Locale } from "@/lib/core/locale";
import { storyQuery } from "@/lib/stories/client";
import type { StoryRing } from "@/lib/stories/contract";
import { readSeen, useSeen } from "./seen-stories";
import type { StoryTexts } from "./story-texts";

type StoriesRailProps = { rings: StoryRing[]; locale: Locale; texts: StoryTexts };

const opened = sharedState<string | null>(null);
const close = () => opened.set(null);

const loadViewer = () => import("./story-viewer");

/** Stories as rings in a row; one opens over the page. Those that were seen to their end are greyed. */
export function StoriesRail({ rings, locale, texts }: StoriesRailProps) {
  const handle = opened.useValue();
  const later = useLater(loadViewer, handle !== null);
  const seen = useSeen();
  useEffect(() => {
    readSeen();
    return close;
  }, []);
  return (
    <>
      <ul
        aria-label={texts.stories.label}
        className="scroller mx-auto max-w-140 scroll-px-4 gap-1 px-3 pt-3 pb-1 sm:scroll-px-0 sm:px-0"
      >
        {rings.map((ring) => (
          <li key={ring.handle} className="w-19 shrink-0 snap-start">
            <Ring ring={ring} isSeen={seen.includes(ring.handle)} locale={locale} seenText={texts.stories.seen} />
          </li>
        ))}
      </ul>
      {handle !== null && later && (
        <later.StoryViewer
          handles={rings.map((ring) => ring.handle)}
          first={handle}
          onClose={close}
          locale={locale}
          texts={texts}
        />
      )}
    </>
  );
}

type RingProps = { ring: StoryRing; isSeen: boolean; locale: Locale; seenText: string };

function Ring({ ring, isSeen, locale, seenText }: RingProps) {
  const { handle, title, pictureKey, placeholder } = ring;
  const client = useQueryClient();
  const prepare = () => void client.query(storyQuery(handle, locale)).catch(noop);
  return (
    <button
      type="button"
      onClick={() => opened.set(handle)}
      onPointerDown={prepare}
      onFocus={prepare}
      className="flex w-full pressable flex-col items-center gap-1 text-xs/[1.6]"
    >
      <Thumb
        pictureKey={pictureKey}
        placeholder={placeholder}
        className={`m-1 size-15 rounded-full ring-offset-2 ring-offset-paper ${isSeen ? "ring ring-line" : "ring-2 ring-clay"}`}
      />
      <span className={`w-full truncate ${isSeen ? "text-muted" : ""}`}>{title}</span>
      {isSeen && <span className="sr-only">{seenText}</span>}
    </button>
  );
}
