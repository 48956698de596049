import { Carousel, type CarouselTexts } from "@/components/ui/carousel";
import { Picture, SIZES } from "@/components/ui/picture";
import type { ProductView } from "@/lib/catalog/contract";
import { useCarriedBackground } from "./carried-picture";

type ProductGalleryProps = {
  pictures: ProductView["pictures"];
  /** The picture to turn to, by key. */
  shownKey: string | null;
  /** Whether the first picture is what the page is about. */
  isFirst: boolean;
  /** Shape of every picture. */
  shape: string;
  texts: CarouselTexts;
};

/** Pictures of a product; picking a variant turns to its picture. */
export function ProductGallery({ pictures, shownKey, isFirst, shape, texts }: ProductGalleryProps) {
  const carried = useCarriedBackground(pictures[0] ?? { key: "" });
  const target = pictures.findIndex(({ key }) => key === shownKey);
  return (
    <Carousel texts={texts} {...(target < 0 ? {} : { target })} className="overflow-hidden lg:rounded-card">
      {pictures.map((picture, index) => (
        <Picture
          key={picture.key}
          picture={picture}
          sizes={SIZES.full}
          isFirst={isFirst && index === 0}
          className={shape}
          background={index === 0 ? carried : undefined}
        />
      ))}
    </Carousel>
  );
}
