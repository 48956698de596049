import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { sandbox } from "./stripe";
import { copyTemplate, dropDatabase } from "./template";

const server = inject("databaseServerUrl");
const name = await copyTemplate(server);
const dataDir = mkdtempSync(join(tmpdir(), "chob-test-data-"));
// Before any module of ours is imported: each reads its settings once.
Object.assign(process.env, {
  NODE_ENV: "test",
  DATA_DIR: dataDir,
  DATABASE_URL: `${server}/${name}`,
  DATABASE_POOL_MAX: "20",
  SITE_URL: "http://localhost:3000",
  APP_SECRET: "a-secret-that-is-only-used-in-tests",
  STRIPE_SECRET_KEY: "sk_test_sandbox",
  STRIPE_WEBHOOK_SECRET: "whsec_test",
  STRIPE_API_BASE: sandbox.url,
  SMTP_URL: "smtp://127.0.0.1:1",
  LOG_LEVEL: "silent",
});

afterAll(async () => {
  const shared = globalThis as { chobDatabase?: { close: () => Promise<void> } };
  await shared.chobDatabase?.close();
  delete shared.chobDatabase;
  await sandbox.stop();
  await dropDatabase(server, name);
  rmSync(dataDir, { recursive: true, force: true });
});
