import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { CustomerPhotos } from "@/components/photos/customer-photos";
import { BUTTON } from "@/components/ui/button";
import { relatedQuery } from "@/lib/catalog/client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { productLookQuery } from "@/lib/posts/client";
import { productPhotosQuery } from "@/lib/submissions/client";
import { textsQuery } from "@/lib/texts/client";
import { BoughtTogether } from "./bought-together";
import { ProductLook } from "./product-look";
import type { ProductOffer } from "./product-offer";
import { rememberSeen } from "./recently-seen";
import { RecentlySeen } from "./recently-seen-rail";
import { SimilarProducts } from "./similar-products";

type MoreSectionsProps = {
  product: ProductOffer;
  /** Whether somebody is about to see this. */
  isNear: boolean;
  locale: Locale;
  texts: Texts<"price">;
  /** What keeps the place of the products that go with this one. */
  children: ReactNode;
};

/** What goes with a product, and what was looked at before it. */
export function MoreSections({ product, isNear, locale, texts: price, children }: MoreSectionsProps) {
  const { handle } = product;
  const { data: texts } = useQuery(textsQuery("productMore", locale));
  const { data, isError, refetch } = useQuery({ ...relatedQuery(handle, locale), enabled: isNear });
  const { data: shown, isError: hasNoLook } = useQuery({ ...productLookQuery(handle, locale), enabled: isNear });
  const photos = usePhotos(handle, locale, isNear);
  useRemember(product, locale);
  return (
    <>
      {data && texts && photos && (shown || hasNoLook) ? (
        <>
          {photos.list && <CustomerPhotos photos={photos.list} locale={locale} texts={photos.texts} />}
          {shown?.look && <ProductLook look={shown.look} locale={locale} texts={{ more: texts, price }} />}
          <BoughtTogether product={product} companions={data.together} locale={locale} texts={{ more: texts, price }} />
          <SimilarProducts title={texts.similar} cards={data.similar} locale={locale} texts={price} />
        </>
      ) : (
        children
      )}
      {isError && texts && (
        <div role="alert" className="flex flex-wrap items-center gap-3">
          <p>{texts.relatedFailed}</p>
          <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
            {texts.retry}
          </button>
        </div>
      )}
      {texts && <RecentlySeen locale={locale} texts={texts} except={handle} />}
    </>
  );
}

/** What customers show of it, once that and its words are here; without a list where it did not come. */
function usePhotos(handle: string, locale: Locale, isNear: boolean) {
  const { data: texts } = useQuery(textsQuery("photos", locale));
  const { data: list, isFetched } = useQuery({ ...productPhotosQuery(handle, locale), enabled: isNear });
  return texts && isFetched ? { texts, list } : null;
}

function useRemember({ handle, title, variants, pictures }: ProductOffer, locale: Locale) {
  const [variant] = variants;
  const [picture] = pictures;
  useEffect(() => {
    if (!variant || !picture) return;
    const { key: pictureKey, placeholder } = picture;
    rememberSeen({ handle, titles: { [locale]: title }, pictureKey, placeholder, price: variant.price });
  }, [handle, title, locale, variant, picture]);
}
