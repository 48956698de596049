import { eq } from "drizzle-orm";
import { openCustomer, rememberDevice, saveAddress } from "@/lib/accounts";
import { codeOf } from "@/lib/accounts/rules";
import type { Context } from "@/lib/db/context";
import { customers, emailCodes } from "@/lib/db/schema/accounts";
import { env } from "@/lib/env/server";
import { ADDRESS, CONTACT } from "./checkout";
import { createDevice } from "./factories";

export const BROWSER = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";

/** A browser that acts for a customer with one address. `token` is its remember cookie's. */
export async function asCustomer(ctx: Context, email = CONTACT.email) {
  const { id: deviceId } = await createDevice(ctx);
  const customerId = await openCustomer(ctx, { email, locale: "th" });
  await saveAddress(ctx, customerId, { contact: { ...CONTACT, email }, address: ADDRESS });
  const token = await rememberDevice(ctx, { customerId, deviceId, userAgent: BROWSER, askedAt: new Date() });
  const shopper: Context = { ...ctx, actor: { kind: "device", deviceId, customerId } };
  return { shopper, customerId, deviceId, token: token ?? "" };
}

/** The code that the latest mail to an address says. */
export async function readCode({ db }: Context, email: string): Promise<string> {
  const rows = await db.select().from(emailCodes).where(eq(emailCodes.email, email));
  const last = rows.sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime()).at(-1);
  return last ? codeOf(last.id, env.APP_SECRET) : "";
}

/** Whether an address was proved to be a customer's. */
export async function isConfirmed({ db }: Context, customerId: string): Promise<boolean> {
  const [row] = await db.select().from(customers).where(eq(customers.id, customerId));
  return row?.emailConfirmedAt != null;
}
