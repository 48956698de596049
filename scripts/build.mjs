import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleApart } from "./build/apart.mjs";
import { compressFolder } from "./build/compress.mjs";
import { fingerprint } from "./build/fingerprint.mjs";
import { withLock } from "./build/lock.mjs";
import { buildWorker } from "./build/worker.mjs";
import { runCommand } from "./setup/commands.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const distDir = process.env.NEXT_DIST_DIR || ".next";
const stamp = join(root, distDir, "chob-fingerprint");
const onlyIfStale = process.argv.includes("--if-stale");

/** Next loads every route while it builds, and each wants its settings to be there; their values are read at start. */
const UNREAD_SETTINGS = {
  DATABASE_URL: "postgres://localhost/not-read-by-the-build",
  SITE_URL: "http://localhost:3000",
  APP_SECRET: "not-read-by-the-build".repeat(2),
  STRIPE_SECRET_KEY: "not-read-by-the-build",
  STRIPE_WEBHOOK_SECRET: "not-read-by-the-build",
  SMTP_URL: "smtp://localhost",
};

async function build() {
  await bundleApart(root);
  const wanted = fingerprint(root);
  if (onlyIfStale && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return "is fresh";
  rmSync(stamp, { force: true });
  const env = {
    ...UNREAD_SETTINGS,
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    __NEXT_PROCESSED_ENV: "true",
  };
  const { code, output } = await runCommand(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    cwd: root,
    env,
  });
  if (code !== 0) {
    process.stderr.write(output);
    process.exit(1);
  }
  await buildWorker({ root, distDir, revision: wanted.slice(0, 16) });
  const folders = ["static", "worker"].map((folder) => compressFolder(join(root, distDir, folder)));
  const compressed = (await Promise.all(folders)).reduce((sum, count) => sum + count, 0);
  writeFileSync(stamp, wanted);
  return `made, ${compressed} files compressed`;
}

process.stdout.write(`${await withLock(join(root, ".cache", `${distDir}.lock`), build)}\n`);
