"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { Price } from "@/components/ui/price";
import { sharedState } from "@/components/ui/shared-state";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { Money } from "@/lib/core/money";
import { routes } from "@/lib/core/routes";
import type { PictureSource } from "@/components/ui/picture";

/** What a card or tag knows of its product already: enough to show before the product itself is here. */
export type Peek = {
  handle: string;
  title: string;
  price: Money;
  compareAtPrice: Money | null;
  isFrom?: boolean;
  pictureKey: string;
  placeholder: string;
};

/** One variant of it. */
export type TaggedPeek = Peek & { variantId: string };

/** The peek with the address of the picture that is on the screen. */
type Carried = Peek & { src: string; isUnderWay: boolean };

const carried = sharedState<Carried | null>(null);

/**
 * Carries a product from its card over to its page.
 *
 * @param card Element whose first picture is the product's.
 */
export function carryOver(peek: Peek, card: Element): void {
  carried.set({ ...peek, src: card.querySelector("img")?.currentSrc ?? "", isUnderWay: true });
}

/** A background for a picture that is on the screen in a smaller size: no flash of nothing on the way. */
export function useCarriedBackground({ key }: Pick<PictureSource, "key">): string | undefined {
  const last = carried.useValue();
  return last?.pictureKey === key && last.src !== "" ? `center / cover url("${last.src}")` : undefined;
}

/** The product page that is on its way, as far as it is known. In the layout: it covers whatever page is there. */
export function CarryOver({ locale, texts }: { locale: Locale; texts: Texts<"price"> }) {
  const peek = carried.useValue();
  const isArrived = usePathname() === (peek && routes.product(locale, peek.handle));
  useEffect(() => {
    if (!peek?.isUnderWay) return;
    const arrive = () => carried.set({ ...peek, isUnderWay: false });
    if (isArrived) arrive();
    window.addEventListener("popstate", arrive);
    return () => window.removeEventListener("popstate", arrive);
  }, [peek, isArrived]);
  if (!peek?.isUnderWay || isArrived) return null;
  return (
    <div className="fixed inset-0 top-(--top-bar) z-10 overflow-hidden bg-paper lg:left-56">
      <div className="mx-auto max-w-5xl lg:grid lg:grid-cols-2 lg:gap-10 lg:px-8 lg:pt-8">
        <PeekPicture peek={peek} src={peek.src} />
        <div className="px-4 pt-4 lg:p-0">
          <PeekWords peek={peek} locale={locale} texts={texts} />
        </div>
      </div>
    </div>
  );
}

/** The picture of a product that is not here yet, in a size that is. */
export function PeekPicture({ peek, src }: { peek: Peek; src: string }) {
  return (
    <img
      src={src}
      alt=""
      width={1080}
      height={1350}
      className="aspect-4/5 w-full object-cover lg:rounded-card"
      style={{ background: peek.placeholder }}
    />
  );
}

/** Name and price, as the product page sets them. */
export function PeekWords({ peek, locale, texts }: { peek: Peek; locale: Locale; texts: Texts<"price"> }) {
  return (
    <>
      <p className="text-xl leading-(--leading-heading) font-semibold">{peek.title}</p>
      <p className="mt-1 text-lg font-semibold">
        <Price
          price={peek.price}
          compareAtPrice={peek.compareAtPrice}
          isFrom={peek.isFrom ?? false}
          locale={locale}
          texts={texts}
        />
      </p>
    </>
  );
}
