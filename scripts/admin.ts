import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { makeAdmin } from "@/lib/staff";
import { InviteInput } from "@/lib/staff/contract";

const USAGE = 'npm run admin -- somebody@shop.example "Their Name"';

const [email, name = email] = process.argv.slice(2);
const input = InviteInput.pick({ email: true, name: true }).safeParse({ email, name });
if (!input.success) {
  console.error(USAGE);
  process.exit(1);
}
const { db, close } = openDatabase(env.DATABASE_URL, { max: 2 });
const made = await makeAdmin(systemContext(db, "admin"), input.data);
console.log(
  `${input.data.email} is ${made === "there" ? "already " : ""}an admin: sign in at ${env.SITE_URL}/en/sign-in`,
);
await close();
