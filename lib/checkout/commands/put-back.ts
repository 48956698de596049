import type { Context } from "@/lib/db/context";
import { adjustStock } from "@/lib/inventory";
import type { ChosenLine } from "@/lib/orders/staff-contract";

type Back = {
  refundId: string;
  chosen: readonly ChosenLine[];
  lines: readonly { position: number; variantId: string }[];
};

/** Puts pieces on the shelf again; the ledger names the refund and lets it happen once. */
export async function putBack(tx: Context, { refundId, chosen, lines }: Back): Promise<void> {
  const wanted = chosen.flatMap(({ position, quantity }) =>
    lines.flatMap((line) => (line.position === position ? [{ variantId: line.variantId, quantity }] : [])),
  );
  // Everything that locks several variants does it in this order.
  for (const { variantId, quantity } of wanted.sort((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    await adjustStock(tx, variantId, { delta: quantity, reason: "returned", ref: refundId });
  }
}
