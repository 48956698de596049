import { findConfirmedCustomer, openCustomer, redeemCode, rememberDevice } from "@/lib/accounts";
import type { Locale } from "@/lib/core/locale";
import { type Context, customerOf, requireDevice } from "@/lib/db/context";
import { listOrdersFor } from "@/lib/orders";
import type { ConfirmOrdersInput, FoundOrders } from "../contract";
import { proveEmail } from "./prove-email";
import { sendCode } from "./send-code";

/**
 * Mails a code with which this browser may see what was bought under an address. The answer is the same whether
 * anything was.
 *
 * @param ctx The actor must be a device.
 * @throws DomainError `forbidden`, `rate_limited`.
 */
export const findOrders = (ctx: Context, email: string, locale: Locale): Promise<void> =>
  sendCode(ctx, { email, purpose: "find_orders", locale });

type Found = FoundOrders & { /** For the browser's cookie, when it is to be remembered. */ token: string | null };

/**
 * Shows what was bought under the address to which the code was mailed, and remembers the browser if its owner wants.
 *
 * @param ctx The actor must be the device that asked. Must not be inside a transaction.
 * @throws DomainError `invalid` `code-wrong`; `conflict` `code-ended`.
 */
export async function confirmOrders(
  ctx: Context,
  { code, isToRemember }: ConfirmOrdersInput,
  browser: { userAgent: string; locale: Locale },
): Promise<Found> {
  const email = await redeemCode(ctx, { code, purpose: "find_orders" });
  const customerId = customerOf(ctx.actor);
  if (customerId !== null) await proveEmail(ctx, customerId, email);
  const token = isToRemember ? await rememberOwner(ctx, email, browser) : null;
  return { orders: await listOrdersFor(ctx, email), token };
}

/** Lets the browser act for the owner of an address that was just proved. */
async function rememberOwner(
  ctx: Context,
  email: string,
  { userAgent, locale }: { userAgent: string; locale: Locale },
): Promise<string | null> {
  const known = await findConfirmedCustomer(ctx, email);
  const fresh = known ?? (await openCustomer(ctx, { email, locale }));
  const customerId = await proveEmail(ctx, fresh, email);
  return rememberDevice(ctx, { customerId, deviceId: requireDevice(ctx.actor), userAgent, askedAt: ctx.now() });
}
