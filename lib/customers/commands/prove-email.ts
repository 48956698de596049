import { confirmEmail, getCustomer, joinCustomer } from "@/lib/accounts";
import { moveBuyer } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { moveOrders } from "@/lib/orders";
import { moveCards } from "@/lib/payments";

/**
 * A code that was mailed to an address came back: whoever the browser acts for, if that is their address, has proved
 * it. Who proved the same one before is the same person, and everything of both is theirs from now on.
 *
 * @returns For whom the browser acts now.
 */
export async function proveEmail(ctx: Context, customerId: string, email: string): Promise<string> {
  const customer = await getCustomer(ctx, customerId);
  if (customer.email.toLowerCase() !== email.toLowerCase()) return customerId;
  const other = await confirmEmail(ctx, customerId, email);
  if (other === null) return customerId;
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const move = { from: customerId, into: other };
    await moveBuyer(tx, move);
    await moveOrders(tx, move);
    await moveCards(tx, move);
    await joinCustomer(tx, move);
  });
  return other;
}
