import { eq } from "drizzle-orm";
import { accountName, BRAND } from "@/lib/core/brand";
import type { LocalText } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";

/** The brand's own account, author of its posts: a shop that started without the demo gets one at its first post. */
export async function openBrandAccount({ db }: Context): Promise<string> {
  const row = { handle: BRAND.handle, name: accountName(BRAND.name), email: BRAND.email };
  await db.insert(people).values(row).onConflictDoNothing();
  const [account] = await db.select({ id: people.id }).from(people).where(eq(people.handle, BRAND.handle));
  if (!account) throw new Error(`Somebody else has the brand's address ${BRAND.email}.`);
  return account.id;
}

/** Gives the brand's own account the name that the shop has now; a shop that has none yet gets it when it has. */
export async function renameBrandAccount({ db }: Context, name: LocalText): Promise<void> {
  await db
    .update(people)
    .set({ name: accountName(name) })
    .where(eq(people.handle, BRAND.handle));
}
