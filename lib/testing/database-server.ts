import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateDatabase } from "@/lib/db/migrate";
import { bundleApart } from "@/scripts/build/apart.mjs";
import { ensureDatabase, initialise, startServer, stopServer } from "@/scripts/postgres/cluster.mjs";
import { placePostgres } from "@/scripts/postgres/place.mjs";
import { findFreePort } from "@/scripts/setup/ports.mjs";

/** Apart from another run that starts at the same moment. */
const FIRST_PORT = 5600;
// Its data does not outlive the run.
const FLAGS = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=300"];

/** One PostgreSQL for a whole run, with a template of the migrated schema that every test file copies. */
export async function setup(project: { provide: (key: "databaseServerUrl", value: string) => void }) {
  await bundleApart(process.cwd());
  const dataDir = mkdtempSync(join(tmpdir(), "chob-test-"));
  chmodSync(dataDir, 0o711);
  const cluster = {
    ...placePostgres({ root: process.cwd(), dataDir }),
    password: "postgres",
    logFile: join(dataDir, "postgres.log"),
    flags: FLAGS.flatMap((flag) => ["-c", flag]),
  };
  await initialise(cluster);
  const { port } = await startServer(cluster, await findFreePort(FIRST_PORT + (process.pid % 300)));
  const template = await ensureDatabase(cluster, port, "chob_template");
  await migrateDatabase(template);
  project.provide("databaseServerUrl", template.slice(0, template.lastIndexOf("/")));
  return async () => {
    await stopServer(cluster);
    rmSync(dataDir, { recursive: true, force: true });
  };
}

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging into vitest's own needs one
  export interface ProvidedContext {
    databaseServerUrl: string;
  }
}
