import type { ProductChoice, ProductView } from "@/lib/catalog/contract";
import type { Texts } from "@/lib/core/messages";

/** What is chosen and bought on a product's page; what is only read comes as children, without script. */
export type ProductOffer = ProductChoice &
  Pick<ProductView, "title" | "pictures" | "collection" | "modelKey" | "dimensionsMm">;

/** What a product's page or sheet says. */
export type ProductTexts = { product: Texts<"product">; price: Texts<"price"> };

/** What is said around a product's sheet until its own texts are here, which come with it. */
export type SheetTexts = {
  product: Pick<Texts<"product">, "close" | "loadFailed" | "retry">;
  price: Texts<"price">;
};
