"use client";

import { useQuery } from "@tanstack/react-query";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Sheet } from "@/components/ui/sheet";
import { productQuery } from "@/lib/catalog/client";
import type { Locale } from "@/lib/core/locale";
import { pictureUrl } from "@/lib/core/picture-url";
import { routes } from "@/lib/core/routes";
import { textsQuery } from "@/lib/texts/client";
import { PeekPicture, PeekWords, type TaggedPeek } from "./peek";
import { ProductDetail } from "./product-detail";
import type { SheetTexts } from "./product-offer";
import { ProductFacts } from "./product-facts";

type ProductSheetProps = {
  product: TaggedPeek;
  isOpen: boolean;
  onClose: () => void;
  locale: Locale;
  texts: SheetTexts;
};

/** A product over the page from which it was opened. */
export function ProductSheet({ product, isOpen, onClose, locale, texts }: ProductSheetProps) {
  return (
    <Sheet isOpen={isOpen} onClose={onClose} label={product.title} closeLabel={texts.product.close}>
      <div key={product.variantId} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <SheetBody peek={product} locale={locale} texts={texts} />
      </div>
    </Sheet>
  );
}

type SheetBodyProps = { peek: TaggedPeek; locale: Locale; texts: SheetTexts };

/** The product, or what its tag knew of it until it is here. */
function SheetBody({ peek, locale, texts }: SheetBodyProps) {
  const { data: product, isError: isMissing, refetch } = useQuery(productQuery(peek.handle, locale));
  const { data: words, isError: isMute, refetch: refetchWords } = useQuery(textsQuery("product", locale));
  const { price } = texts;
  if (product && words) {
    return (
      <ProductDetail
        product={product}
        variantId={peek.variantId}
        isSheet
        locale={locale}
        texts={{ product: words, price }}
      >
        <ProductFacts product={product} locale={locale} texts={words} />
        <Link
          replace
          href={routes.product(locale, peek.handle)}
          className="inline-flex min-h-11 pressable items-center self-start underline underline-offset-4"
        >
          {words.fullPage}
        </Link>
      </ProductDetail>
    );
  }
  return (
    <div className="lg:grid lg:grid-cols-2 lg:gap-10 lg:p-8">
      <div className="aspect-square overflow-hidden lg:aspect-4/5">
        <PeekPicture peek={peek} src={pictureUrl(peek.pictureKey, 720)} />
      </div>
      <div className="min-h-80 px-4 pt-4 lg:p-0">
        <PeekWords peek={peek} locale={locale} texts={price} />
        {(isMissing || isMute) && (
          <div role="alert" className="flex flex-col items-start gap-3 py-6">
            <p>{texts.product.loadFailed}</p>
            <button
              type="button"
              onClick={() => void Promise.all([refetch(), refetchWords()])}
              className={BUTTON.secondary}
            >
              {texts.product.retry}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
