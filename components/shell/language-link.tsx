"use client";

import { usePathname } from "next/navigation";
import type { Locale } from "@/lib/core/locale";

const YEAR_SECONDS = 31_536_000;

/** The same page in the other language. A whole new page on purpose: everything on it changes. */
export function LanguageLink({ locale, text }: { locale: Locale; text: string }) {
  const other: Locale = locale === "th" ? "en" : "th";
  const path = usePathname().replace(/^\/[^/]+/, `/${other}`);
  return (
    <a
      href={path}
      hrefLang={other}
      lang={other}
      onClick={(event) => {
        document.cookie = `locale=${other}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
        event.currentTarget.search = window.location.search;
      }}
      className="flex h-11 pressable items-center px-3 text-sm text-muted hover:text-ink lg:mt-auto"
    >
      {text}
    </a>
  );
}
