import { checkInvariants } from "@/lib/checkout";
import { DomainError } from "@/lib/core/errors";
import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { env } from "@/lib/env/server";

const { db, close } = openDatabase(env.DATABASE_URL, { max: 2 });
// Other shops on the same Stripe account, such as a staging one: their payments are not missing here.
const isAccountShared = process.argv.includes("--shared-account");
// After everything came to rest nothing can be on its way any more: `--grace 0`.
const grace = process.argv.indexOf("--grace");
const options = { isAccountShared, ...(grace > 0 && { graceSeconds: Number(process.argv[grace + 1]) }) };

try {
  const rows = await checkInvariants(systemContext(db, "invariants"), options);
  for (const { id, says, checked, broken } of rows) {
    console.log(`${id.padEnd(4)}${broken === 0 ? "ok     " : "BROKEN "}${broken} of ${checked} broken: ${says}`);
  }
  if (rows.some(({ broken }) => broken > 0)) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(`The books cannot be compared now: ${error.message}`);
  process.exitCode = 1;
} finally {
  await close();
}
