"use client";

import { usePathname } from "next/navigation";
import { BookmarkIcon, HomeIcon, PersonIcon, ShopIcon } from "@/components/ui/icons";
import { PlusIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";

// By name: drawings as children would be sent with every page twice.
const ICONS = { home: HomeIcon, shop: ShopIcon, share: PlusIcon, saved: BookmarkIcon, me: PersonIcon };

type NavLinkProps = { href: string; icon: keyof typeof ICONS; text: string; isExact?: boolean };

/** An entry of the main menu: an icon over a word in the bottom bar, beside it in the rail. */
export function NavLink({ href, icon, text, isExact = false }: NavLinkProps) {
  const path = usePathname();
  const Icon = ICONS[icon];
  const isCurrent = path === href || (!isExact && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className="flex h-14 flex-1 pressable flex-col items-center justify-center text-xs text-muted hover:text-ink aria-[current]:font-semibold aria-[current]:text-clay lg:h-11 lg:flex-none lg:flex-row lg:justify-start lg:gap-3 lg:rounded-full lg:px-3 lg:text-base lg:hover:bg-surface"
    >
      <Icon />
      {text}
    </Link>
  );
}
