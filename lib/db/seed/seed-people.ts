import type { Context } from "@/lib/db/context";
import { devices, people, type ROLES } from "@/lib/db/schema/accounts";
import { demoId } from "./demo-ids";

type DemoPerson = { handle: string; name: string; email: string; role: (typeof ROLES)[number] };

/** The brand's own account, author of its posts. */
export const BRAND_HANDLE = "lamai";

const PEOPLE: DemoPerson[] = [
  { handle: BRAND_HANDLE, name: "Lamai · ละไม", email: "lamai@lamai.example", role: "creator" },
  { handle: "mali", name: "มะลิ ใจเย็น", email: "mali@lamai.example", role: "admin" },
  { handle: "ton", name: "ต้น รักษ์ดิน", email: "ton@lamai.example", role: "curator" },
  { handle: "ploy.at.home", name: "พลอย บุญมา", email: "ploy@mail.example", role: "customer" },
  { handle: "noi.cooks", name: "น้อย แสงทอง", email: "noi@mail.example", role: "customer" },
  { handle: "karn.k", name: "กานต์ เกษมสุข", email: "karn@mail.example", role: "customer" },
  { handle: "anna.in.bkk", name: "Anna Lindqvist", email: "anna@mail.example", role: "customer" },
];

const LIKERS = 64;

export const personId = (handle: string): string => demoId(`person ${handle}`);

/** Browsers that have liked something. What stands for their token's hash is no hash: no cookie ever matches it. */
export const LIKER_IDS: readonly string[] = Array.from({ length: LIKERS }, (_, index) => demoId(`device liker ${index}`));

export async function seedPeople({ db }: Context): Promise<void> {
  await db.insert(people).values(PEOPLE.map((person) => ({ id: personId(person.handle), ...person })));
  await db.insert(devices).values(LIKER_IDS.map((id) => ({ id, tokenHash: `demo ${id}` })));
}
