import { redeemCode } from "@/lib/accounts";
import type { Locale } from "@/lib/core/locale";
import { sendCode } from "@/lib/customers";
import { type Context, requireDevice } from "@/lib/db/context";
import { submissions } from "@/lib/db/schema/submissions";
import { isFoundAt } from "../owner";

/**
 * Mails a code with which this browser may manage the photos that were shared with an address. The answer is the same
 * whether there are any.
 *
 * @param ctx The actor must be a device.
 * @throws DomainError `forbidden`, `rate_limited`.
 */
export const findPhotos = (ctx: Context, email: string, locale: Locale): Promise<void> =>
  sendCode(ctx, { email, purpose: "find_photos", locale });

/**
 * Lets this browser manage the photos that were shared with the address to which the code was mailed. The browser that
 * sent them still may; one that was found this way before may not any more.
 *
 * @param ctx The actor must be the device that asked. Must not be inside a transaction.
 * @returns How many there are.
 * @throws DomainError `forbidden`, `invalid` `code-wrong`; `conflict` `code-ended`.
 */
export async function confirmPhotos(ctx: Context, code: string): Promise<{ count: number }> {
  const deviceId = requireDevice(ctx.actor);
  const email = await redeemCode(ctx, { code, purpose: "find_photos" });
  const found = await ctx.db
    .update(submissions)
    .set({ provedDeviceId: deviceId })
    .where(isFoundAt(email))
    .returning({ id: submissions.id });
  return { count: found.length };
}
