import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;

/** Texts of the list of posts. */
export type PostsTexts = { room: Studio["posts"]; ui: Studio["ui"] };

/** Texts of a post's editor. */
export type ComposerTexts = PostsTexts & { post: Studio["post"] };
