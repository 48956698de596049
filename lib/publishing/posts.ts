import type { Context } from "@/lib/db/context";
import * as posts from "@/lib/posts";
import { indexPosts } from "@/lib/search";

type Change<Given extends unknown[]> = (ctx: Context, ...given: Given) => Promise<{ id: string }>;

/** Posts know nothing of the search, which reads them: here a change of one and what can be found of it are one. */
const withSearch =
  <Given extends unknown[]>(change: Change<Given>): Change<Given> =>
  (ctx, ...given) =>
    ctx.db.transaction(async (db) => {
      const tx = { ...ctx, db };
      const post = await change(tx, ...given);
      await indexPosts(tx, [post.id]);
      return post;
    });

/** Each as the command of `lib/posts` that it is named after, with the search index in the same transaction. */
export const createPost = withSearch(posts.createPost);
export const savePost = withSearch(posts.savePost);
export const publishPost = withSearch(posts.publishPost);
export const schedulePost = withSearch(posts.schedulePost);
export const unpublishPost = withSearch(posts.unpublishPost);
export const deletePost = withSearch(posts.deletePost);
export const restorePost = withSearch(posts.restorePost);

/**
 * Publishes every planned post whose time has come, each in a transaction of its own.
 *
 * @returns How many became public.
 */
export async function publishDuePosts(ctx: Context): Promise<{ done: number; failed: number }> {
  for (let done = 0; ; done += 1) {
    const post = await ctx.db.transaction(async (db) => {
      const tx = { ...ctx, db };
      const due = await posts.publishNextDue(tx);
      if (due) await indexPosts(tx, [due.id]);
      return due;
    });
    if (!post) return { done, failed: 0 };
  }
}
