"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";

/** A page of a room: where it is and its name; `isWhole` takes what is below it for a part of it. */
export type Tab = { href: string; name: string; isWhole?: boolean };

/** The tab of this page may stand where the row is cut. */
const showTab = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: "nearest", inline: "center" });

/** The ways between the pages of a room. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="scroller mb-6 gap-1 border-b border-line">
      {tabs.map(({ href, name, isWhole = false }) => {
        const isHere = path === href || (isWhole && path.startsWith(`${href}/`));
        return (
          <Link
            key={href}
            href={href}
            ref={isHere ? showTab : null}
            aria-current={path === href ? "page" : isHere ? "true" : undefined}
            className={`-mb-px flex min-h-11 shrink-0 pressable items-center border-b-2 px-3 whitespace-nowrap ${isHere ? "border-clay font-semibold" : "border-transparent text-muted hover:text-ink"}`}
          >
            {name}
          </Link>
        );
      })}
    </nav>
  );
}
