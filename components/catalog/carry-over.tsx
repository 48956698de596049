import { useEffect } from "react";
import { sharedState } from "@/components/ui/shared-state";
import type { ProductCard } from "@/lib/catalog/contract";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { carryPicture } from "./carried-picture";
import { type Peek, PeekPicture, PeekWords } from "./peek";

/** A product on the way to its page, with the address of its picture that is on the screen already. */
type Carried = { peek: Peek; src: string };

const underWay = sharedState<Carried | null>(null);
let tapped: Carried | null = null;

function stay() {
  tapped = null;
  underWay.set(null);
}

/** For browsers that do not tell when they have time. */
const SOON_MS = 50;

/**
 * Takes along what is known of a product. It is shown as soon as the browser has nothing better to do: a page that was
 * fetched ahead is drawn at once instead, half as long again with this before it.
 *
 * @param element Element whose first picture is the product's.
 */
export function carry({ picture, ...card }: ProductCard, element: Element): void {
  const src = element.querySelector("img")?.currentSrc ?? "";
  carryPicture({ key: picture.key, src });
  const product = { peek: { ...card, pictureKey: picture.key, placeholder: picture.placeholder }, src };
  tapped = product;
  const show = () => tapped === product && underWay.set(product);
  if ("requestIdleCallback" in window) window.requestIdleCallback(show);
  else setTimeout(show, SOON_MS);
}

/**
 * The product page as far as it is known, over the page that is being left. It goes with that page; whoever taps
 * anything else meanwhile, or goes back, stays.
 */
export function CarryOver({ locale, texts }: { locale: Locale; texts: Texts<"price"> }) {
  const product = underWay.useValue();
  useEffect(() => {
    window.addEventListener("popstate", stay);
    window.addEventListener("pointerdown", stay);
    return () => {
      window.removeEventListener("popstate", stay);
      window.removeEventListener("pointerdown", stay);
      stay();
    };
  }, []);
  if (!product) return null;
  const { peek, src } = product;
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
