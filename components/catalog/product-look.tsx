import { LookButton } from "@/components/posts/look-button";
import { Link } from "@/components/ui/link";
import { Thumb } from "@/components/ui/picture";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import type { LookOffer } from "@/lib/posts/contract";
import { RELATED } from "./related-skeleton";

type ProductLookProps = {
  look: LookOffer;
  locale: Locale;
  texts: { more: Texts<"productMore">; price: Texts<"price"> };
};

/** The latest picture of a product among others, to take them all. */
export function ProductLook({ look, locale, texts: { more, price } }: ProductLookProps) {
  const { shortId, picture, products } = look;
  const sheetTexts = {
    feed: { shopLook: more.shopLook, products: more.inPicture },
    product: { close: more.close, loadFailed: more.relatedFailed, retry: more.retry },
    price,
  };
  return (
    <section aria-labelledby="product-look" className="max-w-xl">
      <h2 id="product-look" className={RELATED.heading}>
        {more.look}
      </h2>
      <div className={RELATED.look}>
        <Link href={routes.post(locale, shortId)} aria-label={picture.alt} className="pressable">
          <Thumb pictureKey={picture.key} placeholder={picture.placeholder} className={RELATED.lookPicture} />
        </Link>
        <p className="line-clamp-5 flex-1 text-sm/6 text-muted">{products.map(({ title }) => title).join(" · ")}</p>
      </div>
      <LookButton post={look} className={RELATED.foot} locale={locale} texts={sheetTexts} />
    </section>
  );
}
