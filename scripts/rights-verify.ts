import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { verifyLedger } from "@/lib/rights";

const { db, close } = openDatabase(env.DATABASE_URL, { max: 2 });

try {
  const { entries, faults } = await verifyLedger(systemContext(db, "rights-verify"));
  for (const { position, fault } of faults) console.error(`Entry ${String(position)} of the ledger is ${fault}.`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`The ledger of rights is whole: ${String(entries)} entries, each sealed by the one before it.`);
} finally {
  await close();
}
