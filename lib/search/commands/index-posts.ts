import type { Context } from "@/lib/db/context";
import { readPosts } from "../findables";
import { indexDocuments } from "./index-documents";

/**
 * Makes posts findable by their captions and by what is tagged in them; the newest come first.
 *
 * @param postIds Only these; all posts without it. Drafts can be found no more.
 */
export async function indexPosts(ctx: Context, postIds: readonly string[] | null = null): Promise<void> {
  await indexDocuments(ctx, "post", { found: await readPosts(ctx, postIds), scope: postIds });
}
