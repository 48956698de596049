import { checkInvariants } from "@/lib/checkout";
import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { env } from "@/lib/env/server";

const { db, close } = openDatabase(env.DATABASE_URL, { max: 2 });
const rows = await checkInvariants(systemContext(db, "invariants"));
for (const { id, says, checked, broken } of rows) {
  const verdict = broken === 0 ? "ok" : "BROKEN";
  console.log(`${id.padEnd(4)} ${verdict.padEnd(6)} ${broken} of ${checked}: ${says}`);
}
await close();
if (rows.some(({ broken }) => broken > 0)) process.exitCode = 1;
