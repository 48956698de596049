"use client";

import { useQuery } from "@tanstack/react-query";
import { BagIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { cartQuery } from "@/lib/cart/client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";

type BagLinkProps = { locale: Locale; texts: Pick<Texts<"shell">, "bag" | "bagCount"> };

/** The way to the bag, with how many pieces are in it. */
export function BagLink({ locale, texts }: BagLinkProps) {
  const { data: count = 0 } = useQuery({ ...cartQuery, select: (cart) => cart.count });
  return (
    <Link
      href={routes.bag(locale)}
      aria-label={count > 0 ? fill(texts.bagCount, { count }) : texts.bag}
      className="flex h-11 min-w-11 pressable items-center justify-center gap-3 rounded-full hover:bg-surface lg:justify-start lg:px-3 lg:text-muted lg:hover:text-ink"
    >
      <span className="relative">
        <BagIcon />
        {count > 0 && (
          <span
            key={count}
            aria-hidden="true"
            className="appear absolute -top-1.5 -right-2 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-clay px-1 text-xs leading-none font-semibold price text-paper"
          >
            {count}
          </span>
        )}
      </span>
      <span className="max-lg:hidden">{texts.bag}</span>
    </Link>
  );
}
