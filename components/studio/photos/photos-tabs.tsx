"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";

/** Where the requests are. */
export const REQUESTS_ROOM = "photos/requests";
const TABS = [
  ["photos", "queue"],
  [REQUESTS_ROOM, "title"],
] as const;

/** The ways between the queue and the requests. */
export function PhotosTabs({ locale, texts }: { locale: Locale; texts: Texts<"studio">["requests"] }) {
  const path = usePathname();
  return (
    <nav aria-label={texts.tabs} className="scroller mb-6 gap-1 border-b border-line">
      {TABS.map(([room, name]) => {
        const href = routes.studioRoom(locale, room);
        // What is below the requests belongs to them.
        const isHere = path === href || (room === REQUESTS_ROOM && path.startsWith(`${href}/`));
        return (
          <Link
            key={room}
            href={href}
            aria-current={path === href ? "page" : isHere ? "true" : undefined}
            className={`-mb-px flex min-h-11 shrink-0 pressable items-center border-b-2 px-3 whitespace-nowrap ${isHere ? "border-clay font-semibold" : "border-transparent text-muted hover:text-ink"}`}
          >
            {texts[name]}
          </Link>
        );
      })}
    </nav>
  );
}
