import type { ReactNode } from "react";
import { MenuIcon } from "@/components/studio/ui/icons";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import type { Me } from "@/lib/staff/contract";
import { KeysHelp } from "./keys-help";
import { RoomLink } from "./room-link";
import { roomsFor } from "./rooms";
import { TaskCount } from "./task-count";

type Studio = Texts<"studio">;
type StudioShellProps = {
  shopName: string;
  me: Me;
  locale: Locale;
  texts: { shell: Studio["shell"]; ui: Studio["ui"]; roles: Studio["roles"] };
  children: ReactNode;
};

/** A rail with the rooms at the left; on phones a bar whose menu opens over the page. */
export function StudioShell({ shopName, me, locale, texts: { shell, roles }, children }: StudioShellProps) {
  const rooms = roomsFor(me.role).map(({ name, path }) => (
    <RoomLink key={name} href={routes.studioRoom(locale, path)} icon={name} text={shell[name]}>
      {name === "tasks" && <TaskCount name={shell.openTasks} />}
    </RoomLink>
  ));
  return (
    <div className="min-h-dvh lg:pl-60">
      <a href="#main" className="skip-link">
        {shell.skip}
      </a>
      <header className="sticky top-0 z-20 flex h-12 items-center border-b border-line bg-paper pl-4 lg:fixed lg:inset-y-0 lg:left-0 lg:h-auto lg:w-60 lg:flex-col lg:items-stretch lg:border-r lg:border-b-0 lg:p-4 print:hidden">
        <Link href={routes.studio(locale)} className="flex min-h-11 pressable items-center gap-2 lg:px-3">
          <span className="text-lg font-semibold">{shopName}</span>
          <span className="text-sm text-muted">{shell.studio}</span>
        </Link>
        <nav aria-label={shell.menu} className="mt-4 hidden flex-1 flex-col gap-0.5 overflow-y-auto lg:flex">
          {rooms}
        </nav>
        <details className="group ml-auto lg:hidden">
          <summary
            aria-label={shell.menu}
            className="flex size-12 pressable items-center justify-center [&::-webkit-details-marker]:hidden"
          >
            <MenuIcon />
          </summary>
          <nav
            aria-label={shell.menu}
            className="absolute inset-x-0 top-12 max-h-[calc(100dvh-3rem)] overflow-y-auto border-b border-line bg-paper p-3 shadow-sheet"
          >
            {rooms}
            <ShopLink locale={locale} text={shell.toShop} />
          </nav>
        </details>
        <div className="hidden space-y-1 border-t border-line pt-3 text-sm lg:block">
          <ShopLink locale={locale} text={shell.toShop} />
          <p className="truncate px-3 text-muted">
            {me.name} · {roles[me.role]}
          </p>
          <KeysHelp texts={shell} />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto max-w-6xl px-4 pt-4 pb-24 lg:px-8 lg:pt-8 print:max-w-none print:p-0"
      >
        {children}
      </main>
    </div>
  );
}

function ShopLink({ locale, text }: { locale: Locale; text: string }) {
  return (
    <a href={routes.home(locale)} className="flex min-h-11 pressable items-center rounded-full px-3 hover:bg-surface">
      {text}
    </a>
  );
}
