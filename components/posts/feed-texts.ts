import type { ProductTexts } from "@/components/catalog/product-offer";
import type { Texts } from "@/lib/core/messages";

/** What posts and the product sheet over them say. */
export type FeedTexts = ProductTexts & { feed: Texts<"feed"> };
