import type { ProductView, Variant } from "@/lib/catalog/contract";

type Pictures = ProductView["pictures"];

/**
 * A product's pictures for one of its variants: first those that show it, then those of the product as such, and
 * those of other variants last. Within each they keep their order.
 */
export function picturesFor(pictures: Pictures, { id, pictureKey }: Pick<Variant, "id" | "pictureKey">): Pictures {
  const distance = ({ key, variantId }: Pictures[number]) => {
    // A variant may share its picture with one that looks the same, in another size.
    if (key === pictureKey || variantId === id) return 0;
    return variantId === null ? 1 : 2;
  };
  return pictures.toSorted((a, b) => distance(a) - distance(b));
}
