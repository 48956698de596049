import { lt, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { emailCodes } from "@/lib/db/schema/accounts";

/** Removes codes that ended yesterday, with the addresses in them. */
export async function forgetCodes({ db }: Context): Promise<void> {
  await db.delete(emailCodes).where(lt(emailCodes.expiresAt, sql`now() - interval '1 day'`));
}
