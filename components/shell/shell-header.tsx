import { SearchIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import type { Logo } from "@/lib/settings/contract";
import { BagLink } from "./bag-link";
import { LanguageLink } from "./language-link";
import { NavLink } from "./nav-link";
import { ShopLogo } from "./shop-logo";

type ShellHeaderProps = { name: string; logo: Logo | null; locale: Locale; texts: Texts<"shell"> };

/** Top bar and bottom bar on phones; one rail at the left on wide screens. */
export function ShellHeader({ name, logo, locale, texts }: ShellHeaderProps) {
  return (
    <header className="shell-header">
      <Link
        href={routes.home(locale)}
        className="flex h-11 pressable items-center text-lg font-semibold lg:px-3 lg:text-xl"
      >
        {logo ? <ShopLogo logo={logo} name={name} /> : name}
      </Link>
      <nav
        aria-label={texts.menu}
        data-bottom-bar
        className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] lg:static lg:mt-6 lg:flex-col lg:gap-1 lg:border-0 lg:p-0"
      >
        <NavLink href={routes.home(locale)} icon="home" text={texts.home} isExact />
        <NavLink href={routes.shop(locale)} icon="shop" text={texts.shop} />
        <NavLink href={routes.share(locale)} icon="share" text={texts.sharePhoto} />
        <NavLink href={routes.saved(locale)} icon="saved" text={texts.saved} />
        <NavLink href={routes.me(locale)} icon="me" text={texts.me} />
      </nav>
      <div className="ml-auto flex items-center lg:mt-1 lg:ml-0 lg:flex-1 lg:flex-col-reverse lg:items-stretch lg:justify-end">
        <LanguageLink locale={locale} text={texts.otherLanguage} />
        <Link
          href={routes.search(locale)}
          aria-label={texts.search}
          className="flex h-11 min-w-11 pressable items-center justify-center gap-3 rounded-full hover:bg-surface lg:justify-start lg:px-3 lg:text-muted lg:hover:text-ink"
        >
          <SearchIcon />
          <span className="max-lg:hidden">{texts.search}</span>
        </Link>
        <BagLink locale={locale} texts={{ bag: texts.bag, bagCount: texts.bagCount }} />
      </div>
    </header>
  );
}
