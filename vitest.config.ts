import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const alias = { "server-only": `${root}/lib/testing/empty.ts`, "@": root };
/** A process for each file would take half as long again; our own modules begin anew without one. */
const SHARED_PROCESS = { isolate: false };
const DATABASE_TESTS = ["**/*.db.test.ts", "app/**/route.test.ts"];

export default defineConfig({
  test: {
    // A test waits for the database more than it computes.
    maxWorkers: 3,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          ...SHARED_PROCESS,
          include: ["{lib,components,scripts,server,service-worker}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", ...DATABASE_TESTS],
          setupFiles: "lib/testing/fresh-modules.ts",
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          ...SHARED_PROCESS,
          include: DATABASE_TESTS,
          exclude: ["**/node_modules/**", "**/.next*/**"],
          globalSetup: "lib/testing/database-server.ts",
          setupFiles: ["lib/testing/fresh-modules.ts", "lib/testing/database-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
