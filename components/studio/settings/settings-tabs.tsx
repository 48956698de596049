"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";

const TABS = [
  ["settings", "tabShop"],
  ["settings/look", "tabLook"],
  ["settings/texts", "tabTexts"],
  ["settings/delivery", "tabDelivery"],
  ["settings/secrets", "tabSecrets"],
] as const;

/** The tab of this page may stand where the row is cut. */
const showTab = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: "nearest", inline: "center" });

/** The ways between the parts of the settings. */
export function SettingsTabs({ locale, texts }: { locale: Locale; texts: Texts<"studio">["settings"] }) {
  const path = usePathname();
  return (
    <nav aria-label={texts.tabs} className="scroller mb-6 gap-1 border-b border-line">
      {TABS.map(([room, name]) => {
        const href = routes.studioRoom(locale, room);
        const isHere = path === href;
        return (
          <Link
            key={room}
            href={href}
            ref={isHere ? showTab : null}
            aria-current={isHere ? "page" : undefined}
            className={`-mb-px flex min-h-11 shrink-0 pressable items-center border-b-2 px-3 whitespace-nowrap ${isHere ? "border-clay font-semibold" : "border-transparent text-muted hover:text-ink"}`}
          >
            {texts[name]}
          </Link>
        );
      })}
    </nav>
  );
}
