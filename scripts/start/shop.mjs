import { join } from "node:path";
import { Refusal } from "../setup/refusal.mjs";
import { typescript } from "../setup/commands.mjs";
import { superviseNode } from "./children.mjs";
import { waitForOk, warm } from "./waiting.mjs";

const MAIN_PAGES = ["/th", "/en", "/th/shop", "/en/shop"];
const READY_WITHIN_MS = { production: 60_000, development: 120_000 };

/** Starts the worker and the server, and waits until the shop answers. */
export async function openShop({ root, dataDir, env, dev, port, watched, onStarted }) {
  const logs = join(dataDir, "logs");
  const start = (name, args, log) =>
    onStarted(superviseNode({ ...watched, name, command: { args, cwd: root, env, logFile: join(logs, log) } }));
  start("the worker", typescript("scripts/worker.ts"), "worker.log");
  // A crowd makes much garbage that dies young: with room for it, it is collected less often.
  start("the server", ["--max-semi-space-size=32", "server.mjs", ...(dev ? ["--dev"] : [])], "server.log");
  const origin = `http://localhost:${port}`;
  const status = await waitForOk(`${origin}/api/ready`, READY_WITHIN_MS[env.NODE_ENV]);
  if (status !== 200)
    throw new Refusal(`The shop did not become ready (${status ?? "no answer"}): see ${join(logs, "server.log")}.`);
  return { warm: () => warm(origin, MAIN_PAGES) };
}
