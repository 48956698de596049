import { Price } from "@/components/ui/price";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { Money } from "@/lib/core/money";

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
