import type { SheetTexts } from "@/components/catalog/product-offer";
import type { Texts } from "@/lib/core/messages";

/** What opens a look, and is said around its sheet. */
export type LookOpenerTexts = SheetTexts & { feed: Pick<Texts<"feed">, "shopLook" | "products"> };

/** What the sheet of a look says. */
export type LookTexts = { look: Texts<"look">; price: Texts<"price"> };
