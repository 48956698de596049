import type { Texts } from "@/lib/core/messages";

/** What is said while photos are shared. */
export type ShareTexts = { share: Texts<"share">; consent: Texts<"consent"> };
