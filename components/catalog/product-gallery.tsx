import { useCallback, useState } from "react";
import { Carousel, type CarouselTexts } from "@/components/ui/carousel";
import { Picture, SIZES } from "@/components/ui/picture";
import type { ProductView } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { useCarriedBackground } from "./carried-picture";
import { useProductParts } from "./use-product-parts";

type ProductGalleryProps = {
  pictures: ProductView["pictures"];
  /** The picture to turn to, by key. */
  shownKey: string | null;
  /** Whether these are what the page is about: fetched first, and to be looked at closely. */
  isPage: boolean;
  /** Shape of every picture. */
  shape: string;
  locale: Locale;
  texts: CarouselTexts & { zoom: string };
};

/** Pictures of a product; picking a variant turns to its picture, a tap on one shows it large. */
export function ProductGallery({ pictures, shownKey, isPage, shape, locale, texts }: ProductGalleryProps) {
  const carried = useCarriedBackground(pictures[0] ?? { key: "" });
  const target = pictures.findIndex(({ key }) => key === shownKey);
  const [zoomed, setZoomed] = useState<number | null>(null);
  const close = useCallback(() => setZoomed(null), []);
  const parts = useProductParts(zoomed !== null);
  return (
    <>
      <Carousel texts={texts} {...(target < 0 ? {} : { target })} className="overflow-hidden lg:rounded-card">
        {pictures.map((picture, index) => (
          <div key={picture.key}>
            <Picture
              picture={picture}
              sizes={SIZES.full}
              isFirst={isPage && index === 0}
              className={shape}
              background={index === 0 ? carried : undefined}
            />
            {isPage && (
              <button
                type="button"
                aria-label={fill(texts.zoom, { index: index + 1 })}
                onClick={() => setZoomed(index)}
                className="absolute inset-0 cursor-zoom-in -outline-offset-4"
              />
            )}
          </div>
        ))}
      </Carousel>
      {parts && zoomed !== null && <parts.Zoom pictures={pictures} start={zoomed} onClose={close} locale={locale} />}
    </>
  );
}
