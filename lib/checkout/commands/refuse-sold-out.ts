import { conflict, type DomainError } from "@/lib/core/errors";
import { type Context, requireDevice } from "@/lib/db/context";
import { glanceAtStock } from "@/lib/inventory";
import type { CheckoutSource } from "../contract";
import { hasOpenCheckout } from "../queries";

/**
 * The refusal for who wants more of one variant than is left, by an unlocked read that a whole crowd shares. Null says
 * nothing: only reserving decides. A bag is looked at line by line when it is reserved.
 */
export async function findSoldOut(ctx: Context, source: CheckoutSource): Promise<DomainError | null> {
  if (source.kind === "bag") return null;
  const { variantId, quantity } = source;
  const left = await glanceAtStock(ctx, variantId);
  return left === null || left >= quantity
    ? null
    : conflict("out-of-stock", `Fewer than ${quantity} of ${variantId} are left.`);
}

/**
 * Says "sold out" before anything is written. Whoever has an open checkout may hold the very pieces that are missing.
 *
 * @throws DomainError `conflict` `out-of-stock`; `forbidden` for whoever is no device.
 */
export async function refuseSoldOut(ctx: Context, source: CheckoutSource): Promise<void> {
  const deviceId = requireDevice(ctx.actor);
  const refusal = await findSoldOut(ctx, source);
  if (refusal !== null && !(await hasOpenCheckout(ctx, deviceId))) throw refusal;
}
