import { createHash } from "node:crypto";
import { type CodePurpose, openCode } from "@/lib/accounts";
import type { Locale } from "@/lib/core/locale";
import { type Context, requireDevice } from "@/lib/db/context";
import { countRequest } from "@/lib/http/rate-limit";
import { enqueueMessage } from "@/lib/outbox";

const PER_DEVICE = { name: "code-device", max: 6, windowSeconds: 900 };
const PER_ADDRESS = { name: "code-address", max: 6, windowSeconds: 3600 };

/**
 * Promises a mail with a code that only this browser may use. The same work whoever the address belongs to: whether
 * there is anything to find is decided when the mail is to be sent.
 *
 * @param ctx The actor must be a device.
 * @throws DomainError `rate_limited`: too many for this browser or this address.
 */
export async function sendCode(
  ctx: Context,
  code: { email: string; purpose: CodePurpose; locale: Locale },
): Promise<void> {
  await countRequest(ctx.db, PER_DEVICE, requireDevice(ctx.actor));
  // Counted by a hash: a table of counters is no place for addresses.
  await countRequest(ctx.db, PER_ADDRESS, createHash("sha256").update(code.email.toLowerCase()).digest("base64url"));
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const codeId = await openCode(tx, code);
    await enqueueMessage(tx, { kind: "email_code", ref: codeId, payload: { codeId } });
  });
}
