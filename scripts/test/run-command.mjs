import { spawn } from "node:child_process";

/**
 * Runs a program and collects what it says.
 *
 * @param {string[]} command Program and arguments.
 * @param {{ env?: Record<string, string | undefined>, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string, ms: number }>} `code` 124 when it took too long.
 */
export function runCommand([program, ...args], { env = {}, timeoutMs = 900_000 } = {}) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code: isLate ? 124 : code, output: Buffer.concat(chunks).toString("utf8"), ms: Date.now() - started });
    };
    child.on("error", (error) => {
      chunks.push(Buffer.from(String(error)));
      finish(127);
    });
    child.on("close", (code) => finish(code ?? 1));
  });
}
