import { eq, sql } from "drizzle-orm";
import { conflict } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import type { Role } from "@/lib/core/roles";
import type { Context } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";

/**
 * Makes somebody known to the shop.
 *
 * @param ctx Whoever calls has made sure that it may.
 * @throws DomainError `conflict` `email-taken`.
 */
export async function addPerson(
  { db }: Context,
  person: { name: string; email: string; role: Role; locale: Locale },
): Promise<string> {
  const email = person.email.toLowerCase();
  const handle = `${handleOf(email)}-${crypto.randomUUID().slice(0, 6)}`;
  const [row] = await db
    .insert(people)
    .values({ ...person, email, handle })
    .onConflictDoNothing({ target: people.email })
    .returning({ id: people.id });
  if (!row) throw conflict("email-taken", "Somebody with this address is here already.");
  return row.id;
}

const handleOf = (email: string): string =>
  email
    .split("@")[0]
    ?.replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 30) ?? "person";

/** Gives somebody another role. */
export async function setRole({ db }: Context, personId: string, role: Role): Promise<void> {
  await db.update(people).set({ role }).where(eq(people.id, personId));
}

/** Shuts somebody out, or lets them in again. */
export async function setBanned({ db }: Context, personId: string, isBanned: boolean): Promise<void> {
  await db
    .update(people)
    .set({ bannedAt: isBanned ? sql`now()` : null })
    .where(eq(people.id, personId));
}
