import type { PeekTexts } from "@/components/catalog/product-offer";
import type { Texts } from "@/lib/core/messages";

/** What the products of a post and the sheet over them say. */
export type StripTexts = PeekTexts & { feed: Texts<"feed"> };

/** What posts and the product sheet over them say. */
export type FeedTexts = StripTexts & { video: Texts<"video"> };
