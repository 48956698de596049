import type { ProductTexts } from "@/components/catalog/product-offer";
import type { Texts } from "@/lib/core/messages";

/** What the products of a post and the sheet over them say. */
export type StripTexts = ProductTexts & { feed: Texts<"feed"> };

/** What posts and the product sheet over them say. */
export type FeedTexts = StripTexts & { video: Texts<"video"> };
