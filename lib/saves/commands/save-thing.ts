import { and, eq } from "drizzle-orm";
import { type Context, requireDevice } from "@/lib/db/context";
import { saves } from "@/lib/db/schema/saves";
import type { SaveState } from "../contract";
import { findProductId, getShownPostId, getShownProductId } from "../queries";

/**
 * Keeps a post for later. Saving twice is saving once.
 *
 * @param ctx Request context; the actor must be a device.
 * @throws DomainError `forbidden`, `not_found` (also for a draft).
 */
export async function savePost(ctx: Context, id: string): Promise<SaveState> {
  const deviceId = requireDevice(ctx.actor);
  const postId = await getShownPostId(ctx, id);
  await ctx.db.insert(saves).values({ deviceId, postId }).onConflictDoNothing();
  return { isSaved: true };
}

/**
 * Keeps a product for later. Saving twice is saving once.
 *
 * @param ctx Request context; the actor must be a device.
 * @throws DomainError `forbidden`, `not_found` (also for a draft).
 */
export async function saveProduct(ctx: Context, handle: string): Promise<SaveState> {
  const deviceId = requireDevice(ctx.actor);
  const productId = await getShownProductId(ctx, handle);
  await ctx.db.insert(saves).values({ deviceId, productId }).onConflictDoNothing();
  return { isSaved: true };
}

/**
 * Lets go of a saved post, whatever has become of it. Without one nothing changes.
 *
 * @throws DomainError `forbidden`.
 */
export async function unsavePost({ db, actor }: Context, postId: string): Promise<SaveState> {
  const deviceId = requireDevice(actor);
  await db.delete(saves).where(and(eq(saves.deviceId, deviceId), eq(saves.postId, postId)));
  return { isSaved: false };
}

/**
 * Lets go of a saved product, whatever has become of it. Without one nothing changes.
 *
 * @throws DomainError `forbidden`.
 */
export async function unsaveProduct(ctx: Context, handle: string): Promise<SaveState> {
  const deviceId = requireDevice(ctx.actor);
  const productId = await findProductId(ctx, handle);
  if (productId !== null) {
    await ctx.db.delete(saves).where(and(eq(saves.deviceId, deviceId), eq(saves.productId, productId)));
  }
  return { isSaved: false };
}

/** Lets go of everything that a device saved. */
export async function forgetSaves({ db }: Context, deviceId: string): Promise<void> {
  await db.delete(saves).where(eq(saves.deviceId, deviceId));
}
