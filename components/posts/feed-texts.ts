import type { SheetTexts } from "@/components/catalog/product-offer";
import type { SaveTexts } from "@/components/saves/save-texts";
import type { Messages, Texts } from "@/lib/core/messages";

/** What the products of a post and the sheet over them say. */
export type StripTexts = SheetTexts & { feed: Texts<"feed"> };

/** What posts and the product sheet over them say. */
export type FeedTexts = StripTexts & { product: SaveTexts; video: Texts<"video"> };

/** Only what is said before anything is opened: a page of posts has no room for the rest. */
export function feedTextsOf({ feed, product, price, video }: Messages): FeedTexts {
  const { close, loadFailed, retry, save, saveRefused } = product;
  return { feed, product: { close, loadFailed, retry, save, saveRefused }, price, video };
}
