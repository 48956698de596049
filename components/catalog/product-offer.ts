import type { ProductChoice, ProductView } from "@/lib/catalog/contract";
import type { Texts } from "@/lib/core/messages";

/** What is chosen and bought on a product's page; what is only read comes as children, without script. */
export type ProductOffer = ProductChoice &
  Pick<ProductView, "title" | "pictures" | "collection" | "modelKey" | "dimensionsMm">;

/** What a product's page or sheet says. */
export type ProductTexts = { product: Texts<"product">; price: Texts<"price"> };

/** What is said of products whose sheet can be opened: its own texts come with it. */
export type PeekTexts = { product: Pick<Texts<"product">, PeekWord>; price: Texts<"price"> };

type PeekWord = "close" | "loadFailed" | "retry" | "save" | "saveRefused";

/** Those texts, out of all that a product says. */
export function peekTexts({ product, price }: ProductTexts): PeekTexts {
  const { close, loadFailed, retry, save, saveRefused } = product;
  return { product: { close, loadFailed, retry, save, saveRefused }, price };
}
