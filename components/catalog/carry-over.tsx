import { useEffect } from "react";
import type { ProductCard } from "@/lib/catalog/contract";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { carryPicture } from "./carried-picture";
import { type Peek, PeekPicture, PeekWords } from "./peek";

/** A product on the way to its page, with the address of its picture that is on the screen already. */
export type Carried = { peek: Peek; src: string };

/**
 * Takes along what is known of a product.
 *
 * @param element Element whose first picture is the product's.
 */
export function carry({ picture, ...card }: ProductCard, element: Element): Carried {
  const src = element.querySelector("img")?.currentSrc ?? "";
  carryPicture({ key: picture.key, src });
  return { peek: { ...card, pictureKey: picture.key, placeholder: picture.placeholder }, src };
}

type CarryOverProps = { product: Carried; onStay: () => void; locale: Locale; texts: Texts<"price"> };

/**
 * The product page as far as it is known, over the page that is being left. It goes with that page; whoever taps
 * anything else meanwhile, or goes back, stays.
 */
export function CarryOver({ product: { peek, src }, onStay, locale, texts }: CarryOverProps) {
  useEffect(() => {
    window.addEventListener("popstate", onStay);
    window.addEventListener("pointerdown", onStay);
    return () => {
      window.removeEventListener("popstate", onStay);
      window.removeEventListener("pointerdown", onStay);
    };
  }, [onStay]);
  return (
    <div className="fixed inset-0 top-(--top-bar) z-10 overflow-hidden bg-paper lg:left-56">
      <div className="mx-auto max-w-140 lg:grid lg:max-w-5xl lg:grid-cols-2 lg:gap-10 lg:px-8 lg:pt-8">
        <PeekPicture peek={peek} src={src} />
        <div className="px-4 pt-4 lg:p-0">
          <PeekWords peek={peek} locale={locale} texts={texts} />
        </div>
      </div>
    </div>
  );
}
