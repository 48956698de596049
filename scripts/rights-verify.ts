import { readFile } from "node:fs/promises";
import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { verifyLedger } from "@/lib/rights";
import { verifyRequests } from "@/lib/rights-requests";
import { checkPhotoFiles, checkReceipt } from "@/lib/submissions";

const RECEIPTS = {
  whole: "is this shop's own, and the ledger says the same.",
  foreign: "was not signed by this shop, or was changed since.",
  "not-in-ledger": "was signed by this shop, and the ledger lacks what it says.",
};

const { db, close } = openDatabase(env.DATABASE_URL, { max: 2 });

try {
  const ctx = systemContext(db, "rights-verify");
  const { entries, faults } = await verifyLedger(ctx);
  for (const { position, fault } of faults) console.error(`Entry ${String(position)} of the ledger is ${fault}.`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`The ledger of rights is whole: ${String(entries)} entries, each sealed by the one before it.`);
  const { granted, unproved } = await verifyRequests(ctx);
  for (const id of unproved) console.error(`The request ${id} was granted, and no entry of the ledger says so.`);
  if (unproved.length > 0) process.exitCode = 1;
  else console.log(`Every request that was granted stands in the ledger: ${String(granted)} requests.`);
  const { files, broken } = await checkPhotoFiles(ctx);
  for (const name of broken) console.error(`The file ${name} is not as it was kept.`);
  if (broken.length > 0) process.exitCode = 1;
  else console.log(`Every photo is as it was kept: ${String(files)} files.`);
  // npm run rights:verify -- receipt.json
  for (const file of process.argv.slice(2)) {
    const state = await checkReceipt(ctx, await readFile(file, "utf8"));
    if (state !== "whole") process.exitCode = 1;
    console.log(`The receipt ${file} ${RECEIPTS[state]}`);
  }
} finally {
  await close();
}
