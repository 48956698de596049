import { forgetBag } from "@/lib/cart";
import type { Context } from "@/lib/db/context";
import { forgetLikes } from "@/lib/posts";
import { forgetSaves } from "@/lib/saves";

/**
 * Lets go of all that a browser keeps here: what it saved and liked, and its open bag. Orders stay, the books need
 * them; nobody comes from them to the browser again once its cookie is gone. A visitor has nothing to forget.
 */
export async function forgetDevice(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "device") return;
  await ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await forgetSaves(inside, actor.deviceId);
    await forgetLikes(inside, actor.deviceId);
    await forgetBag(inside, actor.deviceId);
  });
}
