import type { Context } from "@/lib/db/context";
import { adjustStock } from "@/lib/inventory";
import type { ChosenLine } from "@/lib/orders/staff-contract";

type Back = {
  refundId: string;
  chosen: readonly ChosenLine[];
  lines: readonly { position: number; variantId: string; quantity: number; restockedQuantity: number }[];
};

/**
 * Puts pieces on the shelf again; the ledger names the refund and lets it happen once. Those of an earlier refund whose
 * money came back are there already.
 */
export async function putBack(tx: Context, { refundId, chosen, lines }: Back): Promise<void> {
  const wanted = chosen.flatMap(({ position, quantity }) =>
    lines.flatMap((line) => {
      const missing = Math.min(quantity, line.quantity - line.restockedQuantity);
      return line.position === position && missing > 0 ? [{ variantId: line.variantId, quantity: missing }] : [];
    }),
  );
  // Everything that locks several variants does it in this order.
  for (const { variantId, quantity } of wanted.sort((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    await adjustStock(tx, variantId, { delta: quantity, reason: "returned", ref: refundId });
  }
}
