import type { Context } from "@/lib/db/context";
import { lockCheckout } from "../queries";
import type { CheckoutState } from "../rules";
import { moveCheckout } from "./move-checkout";

/**
 * Notes that a reserved checkout is being paid.
 *
 * @returns Its state afterwards: anything but `paying` means that it was ended, or paid, meanwhile.
 */
export async function notePaying(ctx: Context, checkoutId: string): Promise<CheckoutState | null> {
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const checkout = await lockCheckout(tx, checkoutId);
    if (checkout?.state !== "reserved") return checkout?.state ?? null;
    await moveCheckout(tx, checkoutId, "paying");
    return "paying";
  });
}
