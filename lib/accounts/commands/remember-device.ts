import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { newToken } from "@/lib/core/ids";
import type { Context } from "@/lib/db/context";
import { rememberedDevices } from "@/lib/db/schema/accounts";
import { deviceNameOf, hashToken } from "../rules";

type Wish = {
  customerId: string;
  deviceId: string;
  userAgent: string;
  /** When its owner asked for it. What was revoked after that stays revoked. */
  askedAt: Date;
};

/**
 * Lets a browser buy for a customer from now on. The same wish again gives nothing, unless the first answer never
 * arrived. A browser acts for one customer: before that it is let go by any other.
 *
 * @returns The token for its cookie: only here in clear. Null when the browser has its token, or was revoked since.
 */
export async function rememberDevice(ctx: Context, wish: Wish): Promise<string | null> {
  const { customerId, deviceId, userAgent, askedAt } = wish;
  const token = newToken();
  return ctx.db.transaction(async (db) => {
    // Two answers to one payment may come at once; this makes them queue up.
    await db.execute(sql`select from devices where id = ${deviceId} for no key update`);
    const [last] = await db
      .select()
      .from(rememberedDevices)
      .where(and(eq(rememberedDevices.customerId, customerId), eq(rememberedDevices.deviceId, deviceId)))
      .orderBy(desc(rememberedDevices.createdAt))
      .limit(1);
    const isLive = last?.revokedAt === null;
    const isAnswered = last !== undefined && (isLive || last.createdAt >= askedAt);
    if (last && isLive && last.seenAt.getTime() <= last.rotatedAt.getTime()) {
      await db
        .update(rememberedDevices)
        .set({
          tokenHash: hashToken(token),
          previousTokenHash: last.tokenHash,
          rotatedAt: sql`now()`,
          seenAt: sql`now()`,
        })
        .where(eq(rememberedDevices.id, last.id));
      return token;
    }
    if (isAnswered) return null;
    await db
      .update(rememberedDevices)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(rememberedDevices.deviceId, deviceId), isNull(rememberedDevices.revokedAt)));
    await db
      .insert(rememberedDevices)
      .values({ customerId, deviceId, tokenHash: hashToken(token), name: deviceNameOf(userAgent) });
    return token;
  });
}
