import { endDevice, revokeBrowser } from "@/lib/accounts";
import { forgetCarts } from "@/lib/cart";
import type { Context } from "@/lib/db/context";
import { forgetLikes } from "@/lib/posts";
import { forgetSaves } from "@/lib/saves";

/**
 * Lets go of all that a browser keeps here: what it saved and liked, its open bag, what it was about to buy at once,
 * and for whom it may. Orders stay, the books need them; nobody comes from them to the browser again, as no copy of its cookie says
 * anything any more. A visitor has nothing to forget.
 */
export async function forgetDevice(ctx: Context): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "device") return;
  await ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await forgetSaves(inside, actor.deviceId);
    await forgetLikes(inside, actor.deviceId);
    // Between posts and carts: likes and checkouts lock in this order, so two at once wait instead of blocking.
    await revokeBrowser(inside, actor.deviceId);
    await endDevice(inside, actor.deviceId);
    await forgetCarts(inside, actor.deviceId);
  });
}
