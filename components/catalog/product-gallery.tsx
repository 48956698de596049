import { useCallback, useState } from "react";
import { Carousel, type CarouselTexts } from "@/components/ui/carousel";
import { Picture, SIZES } from "@/components/ui/picture";
import type { ProductView, Variant } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { useCarriedBackground } from "./carried-picture";
import { useProductParts } from "./use-product-parts";
import { picturesFor } from "./variant-pictures";

type ProductGalleryProps = {
  pictures: ProductView["pictures"];
  /** The variant that was picked: its pictures come first. */
  picked: Variant | undefined;
  /** Whether these are what the page is about: fetched first, and to be looked at closely. */
  isPage: boolean;
  /** Shape of every picture. */
  shape: string;
  locale: Locale;
  texts: CarouselTexts & { zoom: string };
};

/** Pictures of a product; those of the picked variant first; a tap on one shows it large. */
export function ProductGallery({ pictures: all, picked, isPage, shape, locale, texts }: ProductGalleryProps) {
  const pictures = picked ? picturesFor(all, picked) : all;
  const carried = useCarriedBackground(pictures[0] ?? { key: "" });
  const [zoomed, setZoomed] = useState<number | null>(null);
  const close = useCallback(() => setZoomed(null), []);
  const parts = useProductParts(zoomed !== null);
  return (
    <>
      <Carousel texts={texts} order={picked?.id} className="overflow-hidden lg:rounded-card">
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
