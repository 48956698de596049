import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEnvFile } from "../server/settings.mjs";
import { typescript } from "./setup/commands.mjs";
import { completeSettings, missingParties } from "./start/settings.mjs";
import { readState } from "./start/state.mjs";

// Runs one of our TypeScript programs with the settings of the shop of this folder: what the environment does not
// say is what `npm start` chose.
const root = fileURLToPath(new URL("..", import.meta.url));
loadEnvFile(root);
const given = { ...process.env };
const dataDir = resolve(root, given.DATA_DIR || ".data");
const state = readState(dataDir);
const isMissing = Object.values(missingParties(given)).some(Boolean);

if (isMissing && state === undefined) {
  process.stderr.write(`There is no shop in ${dataDir} yet: run npm start first, or set DATA_DIR.\n`);
  process.exit(1);
}
const { port = 3000, ports = {}, databasePassword } = state ?? {};
const embedded = `postgres://postgres:${databasePassword}@127.0.0.1:${ports.postgres}/chob`;
const env = {
  ...(state ? completeSettings(given, { port, dev: false, ports, state }) : given),
  DATABASE_URL: given.DATABASE_URL || embedded,
};
const [program, ...args] = process.argv.slice(2);
const child = spawn(process.execPath, [...typescript(program), ...args], { cwd: root, env, stdio: "inherit" });
child.once("exit", (code) => process.exit(code ?? 1));
