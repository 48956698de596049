import { spawn } from "node:child_process";
import { Refusal } from "./refusal.mjs";

const running = new Set();

/** Ends what `runCommand` has under way, for a Ctrl-C in the middle of a step. */
export function stopCommands() {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Runs a command to its end and keeps what it says.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(file, args, { cwd, env = process.env, onLine }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const take = (chunk) => {
      output += chunk;
      const line = String(chunk).trimEnd().split("\n").at(-1)?.trim();
      if (line) onLine?.(line);
    };
    running.add(child);
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a command that must succeed; what it said is shown when it does not. */
export async function mustRun(what, file, args, options) {
  const { code, output } = await runCommand(file, args, options);
  if (code !== 0) throw new Refusal(`${what} failed:\n${output.trim()}`);
  return output;
}

/** Arguments that make Node.js run one of our TypeScript files; server doors open only under that condition. */
export const typescript = (file) => ["--conditions=react-server", "--import", "tsx", file];
