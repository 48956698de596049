import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DATABASE_FAULTS } from "./faults/database.mjs";
import { DISK_FAULT } from "./faults/disk.mjs";
import { KILLS } from "./faults/kills.mjs";
import { MATRIX } from "./faults/matrix.mjs";
import { PARTY_FAULTS } from "./faults/parties.mjs";
import { withFaultyShop } from "./faults/shop.mjs";

const USAGE = "npm run faults [-- --quick] [--only 6,16,matrix]";
const LONGEST_MS = 40 * 60_000;
const BACK_WITHIN_MS = 30_000;
const SHARED = [...KILLS, ...DATABASE_FAULTS, ...PARTY_FAULTS, ...MATRIX];

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const given = process.argv.slice(2);
const isQuick = given.includes("--quick");
const only = given.includes("--only") ? given[given.indexOf("--only") + 1]?.split(",") : undefined;
if (given.includes("--help") || (given.includes("--only") && !only)) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(2);
}
setTimeout(() => {
  process.stderr.write("The faults took too long and were stopped.\n");
  process.exit(1);
}, LONGEST_MS).unref();

const isWanted = ({ id, isQuick: isFast = false }) => (only ? only.includes(String(id)) : !isQuick || isFast);
const rows = [];

function tell({ id, title }, mark, detail) {
  rows.push({ mark });
  process.stdout.write(
    `${mark.padEnd(8)}${String(id).padStart(6)}  ${title}${detail ? `\n${" ".repeat(16)}${detail}` : ""}\n`,
  );
}

async function suffer(fault, shop) {
  if (fault.cannotRun) return tell(fault, "NOT RUN", fault.cannotRun);
  const started = performance.now();
  try {
    const outcome = await fault.run(shop);
    if (outcome?.cannotRun) return tell(fault, "NOT RUN", outcome.cannotRun);
    const back = typeof outcome === "number" ? `back after ${(outcome / 1_000).toFixed(1)} s, ` : "";
    if (outcome > BACK_WITHIN_MS) throw new Error(`${back}which is too long`);
    tell(fault, "ok", `${back}${((performance.now() - started) / 1_000).toFixed(1)} s in all`);
  } catch (error) {
    tell(fault, "FAILED", error.message);
  } finally {
    await shop?.setFaults({}).catch(() => undefined);
  }
}

// Whose process is which is read there.
const CANNOT = existsSync("/proc/self/cmdline") ? undefined : "this system has no /proc";
const shared = SHARED.filter(isWanted).filter((fault) => !CANNOT || tell(fault, "NOT RUN", CANNOT));
if (shared.length > 0) {
  await withFaultyShop(async (shop) => {
    for (const fault of shared) {
      await suffer(fault, shop);
      await shop.untilReady().catch(() => undefined);
    }
    const books = { id: "books", title: "after all of it the books agree, ours with themselves and with Stripe's" };
    await suffer(
      {
        ...books,
        run: async () => {
          await shop.wake("reconcile");
          await shop.restWithin(120_000);
          const broken = await shop.brokenBooks();
          if (broken.length > 0) throw new Error(broken.join("; "));
        },
      },
      shop,
    );
  });
}
if (isWanted(DISK_FAULT) && !CANNOT) await suffer(DISK_FAULT);

const count = (mark) => rows.filter((row) => row.mark === mark).length;
process.stdout.write(`\n${count("ok")} passed, ${count("FAILED")} failed, ${count("NOT RUN")} not run here\n`);
process.exit(count("FAILED") > 0 ? 1 : 0);
