import { BRAND as SHOP } from "@/lib/core/brand";
import type { Context } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";

/** The brand's own account: author of its posts, and the sign that the demo brand is there. */
export const BRAND = SHOP.handle;

/** Invented people; the README names those that matter to somebody who tries the shop. */
const PEOPLE = [
  { handle: BRAND, name: "Lamai · ละไม", email: "lamai@lamai.example", role: "manager" },
  { handle: "mali", name: "Mali Suksai", email: "mali@lamai.example", role: "admin" },
  { handle: "ton", name: "Ton Rakdee", email: "ton@lamai.example", role: "manager" },
  { handle: "fah", name: "Fah Intira", email: "fah@lamai.example", role: "curator" },
  { handle: "ploy.at.home", name: "พลอย บุญมา", email: "ploy@customer.example", role: "customer" },
  { handle: "noi.cooks", name: "น้อย แสงทอง", email: "noi@customer.example", role: "customer" },
  { handle: "anna.in.bkk", name: "Anna Lindqvist", email: "anna@customer.example", role: "customer" },
] as const;

export async function seedPeople({ db }: Context): Promise<void> {
  await db
    .insert(people)
    .values([...PEOPLE])
    .onConflictDoNothing();
}
