import type { Context } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";

/** Invented people; the README names those that matter to somebody who tries the shop. */
const PEOPLE = [
  { handle: "lamai", name: "Lamai · ละไม", email: "lamai@lamai.example", role: "manager" },
  { handle: "mali", name: "Mali Suksai", email: "mali@lamai.example", role: "admin" },
  { handle: "ton", name: "Ton Rakdee", email: "ton@lamai.example", role: "curator" },
] as const;

export async function seedPeople({ db }: Context): Promise<void> {
  await db
    .insert(people)
    .values([...PEOPLE])
    .onConflictDoNothing();
}
