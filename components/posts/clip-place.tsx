"use client";

import { useLater } from "@/components/ui/use-later";
import { useNear } from "@/components/ui/use-near";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";

const loadPlayer = () => import("./clip-player");

type ClipPlaceProps = { clipKey: string; locale: Locale; texts: Texts<"video"> };

/** Where the clip of a picture plays, on top of its poster. Its player comes when it is in view. */
export function ClipPlace({ clipKey, locale, texts }: ClipPlaceProps) {
  const [place, isNear] = useNear<HTMLSpanElement>(0);
  const later = useLater(loadPlayer, isNear);
  return (
    <span ref={place} className="absolute inset-0">
      {later && <later.ClipPlayer clipKey={clipKey} locale={locale} texts={texts} />}
    </span>
  );
}
