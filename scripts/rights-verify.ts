import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { verifyLedger } from "@/lib/rights";
import { checkPhotoFiles } from "@/lib/submissions";

const { db, close } = openDatabase(env.DATABASE_URL, { max: 2 });

try {
  const ctx = systemContext(db, "rights-verify");
  const { entries, faults } = await verifyLedger(ctx);
  for (const { position, fault } of faults) console.error(`Entry ${String(position)} of the ledger is ${fault}.`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`The ledger of rights is whole: ${String(entries)} entries, each sealed by the one before it.`);
  const { files, broken } = await checkPhotoFiles(ctx);
  for (const name of broken) console.error(`The file ${name} is not as it was kept.`);
  if (broken.length > 0) process.exitCode = 1;
  else console.log(`Every photo is as it was kept: ${String(files)} files.`);
} finally {
  await close();
}
