"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ROOM_ICONS } from "@/components/studio/ui/icons";
import { Link } from "@/components/ui/link";
import type { RoomName } from "./rooms";

type RoomLinkProps = {
  href: string;
  icon: RoomName;
  text: string;
  /** A count behind the name. */
  children?: ReactNode;
};

/** An entry of the studio's menu. */
export function RoomLink({ href, icon, text, children }: RoomLinkProps) {
  const path = usePathname();
  const Icon = ROOM_ICONS[icon];
  const isCurrent = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      onClick={({ currentTarget }) => currentTarget.closest("details")?.removeAttribute("open")}
      className="flex min-h-11 pressable items-center gap-3 rounded-full px-3 text-muted hover:bg-surface hover:text-ink aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-clay"
    >
      {Icon && <Icon className="size-5" />}
      {text}
      {children}
    </Link>
  );
}
