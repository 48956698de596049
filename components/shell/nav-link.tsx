"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

type NavLinkProps = { href: string; isExact?: boolean; children: ReactNode };

/** An entry of the main menu: an icon over a word in the bottom bar, beside it in the rail. */
export function NavLink({ href, isExact = false, children }: NavLinkProps) {
  const path = usePathname();
  const isCurrent = path === href || (!isExact && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className="flex h-14 flex-1 pressable flex-col items-center justify-center text-xs text-muted hover:text-ink aria-[current]:font-semibold aria-[current]:text-clay lg:h-11 lg:flex-none lg:flex-row lg:justify-start lg:gap-3 lg:rounded-full lg:px-3 lg:text-base lg:hover:bg-surface"
    >
      {children}
    </Link>
  );
}
