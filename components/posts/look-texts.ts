import type { Texts } from "@/lib/core/messages";

/** What the sheet of a look says. */
export type LookTexts = { look: Texts<"look">; price: Texts<"price"> };
