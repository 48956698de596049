import { fileURLToPath } from "node:url";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { requireNodeVersion } from "./setup/node-version.mjs";
import { cleanEnvironment } from "./test/clean-environment.mjs";

requireNodeVersion();
const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
cleanEnvironment();
await ensureDependencies(root);
// Only now: the steps import what was just installed.
const { runAll } = await import("./test/run-all.mjs");
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;
process.exitCode = await runAll({ isFast: process.argv.includes("--fast"), only });
