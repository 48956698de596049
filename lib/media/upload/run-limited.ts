import { spawn } from "node:child_process";
import { letOthersGoFirst } from "./priority";

/** What a process may take: the system holds the first three where there is a shell, the clock and we the others. */
export type RunLimits = {
  addressSpaceKb: number;
  cpuSeconds: number;
  /** Whether it may write files. */
  mayWrite: boolean;
  ms: number;
  answerBytes: number;
};

type Run = { command: readonly string[]; env: Record<string, string>; input?: Buffer; limits: RunLimits };
export type Ended = { output: Buffer; code: number | null; signal: NodeJS.Signals | null };

/**
 * Runs a program apart from ours, with nothing but the settings that are given, and lets shoppers go first: what a file
 * makes it do, it does there.
 *
 * @returns What it wrote to standard output, and how it ended; beyond its limits it is killed.
 * @throws Error when it cannot be started.
 */
export function runLimited({ command, env, input, limits }: Run): Promise<Ended> {
  const shell = ["/bin/sh", "-c", `{ ${rulesOf(limits)}; } 2>/dev/null; exec "$@"`, "sh"];
  const [name = "", ...args] = process.platform === "win32" ? command : [...shell, ...command];
  const child = spawn(name, args, {
    // Next's own typing asks for this one.
    env: { NODE_ENV: "production", ...env },
    stdio: ["pipe", "pipe", "ignore"],
    timeout: limits.ms,
    killSignal: "SIGKILL",
  });
  letOthersGoFirst(child);
  // One that ends early reads no further: what matters is how it ended.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limits.answerBytes) child.kill("SIGKILL");
  });
  return new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ output: Buffer.concat(chunks), code, signal }));
  });
}

/** Some systems know only some of them. */
const rulesOf = ({ addressSpaceKb, cpuSeconds, mayWrite }: RunLimits): string =>
  [
    ...[`ulimit -v ${String(addressSpaceKb)}`, `ulimit -t ${String(cpuSeconds)}`, "ulimit -c 0"],
    ...(mayWrite ? [] : ["ulimit -f 0"]),
  ].join("; ");
