import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/**
 * The settings, by the same rules as the application's (`lib/env/schema.ts`). A thread reads them: what TypeScript
 * takes to load is gone with it, and Next starts meanwhile.
 *
 * @param {string} root Folder of the project.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ env: Record<string, unknown> } | { refusal: string }>}
 */
export function readSettings(root, env = process.env) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./settings-thread.mjs", import.meta.url), { workerData: { root }, env });
    worker.once("error", reject);
    worker.once("message", (message) => {
      resolve(message);
      void worker.terminate();
    });
  });
}

/** Fills what the environment leaves open from `.env`; Next must not read its own choice of files beside it. */
export function loadEnvFile(root, name = process.env.ENV_FILE ?? ".env") {
  const file = join(root, name);
  if (name !== "" && existsSync(file)) process.loadEnvFile(file);
  process.env.__NEXT_PROCESSED_ENV = "true";
}
