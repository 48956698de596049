import type { FeedTexts } from "@/components/posts/feed-texts";
import type { Texts } from "@/lib/core/messages";

/** What stories and the product sheet over them say. */
export type StoryTexts = FeedTexts & { stories: Texts<"stories"> };
