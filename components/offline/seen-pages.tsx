"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { BUTTON } from "@/components/ui/button";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { listSeenPages } from "./list-seen-pages";

type SeenPagesProps = { locale: Locale; texts: Texts<"offline"> };

/** A way to try again, and the pages that open without a network. */
export function SeenPages({ locale, texts }: SeenPagesProps) {
  const { data: pages } = useQuery({ queryKey: ["seen", locale], queryFn: () => listSeenPages(locale) });
  const isLeaving = useRef(false);
  useEffect(() => {
    // Whoever is on the way to another page is not called back.
    const returnOnline = () => {
      if (!isLeaving.current) tryAgain();
    };
    window.addEventListener("online", returnOnline);
    return () => window.removeEventListener("online", returnOnline);
  });
  function tryAgain(): void {
    // This page stands at the address of the one that could not be had, unless somebody asked for it itself.
    if (location.pathname === routes.offline(locale)) location.assign(routes.home(locale));
    else location.reload();
  }
  return (
    <>
      <button type="button" onClick={tryAgain} className={`${BUTTON.primary} mt-6`}>
        {texts.retry}
      </button>
      {pages && pages.length > 0 && (
        <section aria-labelledby="seen-pages" className="mt-10 text-left">
          <h2 id="seen-pages" className="text-lg">
            {texts.seen}
          </h2>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {pages.map(({ path, title }) => (
              <li key={path}>
                {/* A whole new page: what the router would ask for is not kept of every page. */}
                <a
                  href={path}
                  onClick={() => (isLeaving.current = true)}
                  className="flex min-h-12 pressable items-center py-2"
                >
                  <span className="line-clamp-2">{title}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
