import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Crop } from "@/lib/db/schema/media";
import { type Decoded, READY, readFrame } from "./frames";
import { letOthersGoFirst } from "./priority";
import { PROCESS_LIMITS, TOO_MUCH_MEMORY } from "./process-limits";
import { refusePicture } from "./refusals";
import { takeTurns } from "./turns";

const PROGRAM = "lib/media/upload/picture-process.ts";
const inTurn = takeTurns({ atOnce: 2, mostWaiting: 20 });

/**
 * Makes a picture's files in a process of its own, two at a time: what kills a decoder kills that process alone.
 *
 * @param original Its first bytes are those of a JPEG, PNG or WebP.
 * @throws DomainError `invalid` with the reason, `unavailable` when too many wait already.
 */
export const decodeApart = (original: Buffer, crop: Crop | null): Promise<Decoded> =>
  inTurn(() => decodeNow(original, crop));

async function decodeNow(original: Buffer, crop: Crop | null): Promise<Decoded> {
  const { output, code, signal } = await run(original, crop);
  if (!output.subarray(0, READY.length).equals(READY)) {
    throw new Error(`No picture can be decoded: the process for it ended with ${String(code ?? signal)}.`);
  }
  if (signal === "SIGKILL" || signal === "SIGXCPU" || code === TOO_MUCH_MEMORY) {
    throw refusePicture("picture-too-heavy");
  }
  const answer = readFrame(output.subarray(READY.length)) ?? "picture-broken";
  if (typeof answer === "string") throw refusePicture(answer);
  return answer;
}

type Ended = { output: Buffer; code: number | null; signal: NodeJS.Signals | null };

function run(original: Buffer, crop: Crop | null): Promise<Ended> {
  const child = start(crop);
  // One that ends early reads no further: what matters is how it ended.
  child.stdin.on("error", () => undefined);
  child.stdin.end(original);
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > PROCESS_LIMITS.answerBytes) child.kill("SIGKILL");
  });
  return new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ output: Buffer.concat(chunks), code, signal }));
  });
}

/** Knows nothing of ours: neither settings nor secrets. Where there is a shell, the system holds the limits, too. */
function start(crop: Crop | null) {
  const root = process.cwd();
  const program = join(/* turbopackIgnore: true */ root, PROGRAM);
  const memory = `--max-old-space-size=${String(PROCESS_LIMITS.heapMb)}`;
  // With the trap handler WebAssembly, which tsx uses, reserves more addresses than the process may have.
  const command = [
    process.execPath,
    memory,
    "--disable-wasm-trap-handler",
    "--import",
    "tsx",
    program,
    JSON.stringify(crop),
  ];
  const [name = "", ...args] = process.platform === "win32" ? command : ["/bin/sh", "-c", LIMITED, "sh", ...command];
  const child = spawn(name, args, {
    cwd: root,
    // Each thread would reserve addresses of its own for what it allocates.
    env: { NODE_ENV: "production", TSX_DISABLE_CACHE: "1", MALLOC_ARENA_MAX: "2" },
    stdio: ["pipe", "pipe", "ignore"],
    timeout: PROCESS_LIMITS.ms,
    killSignal: "SIGKILL",
  });
  letOthersGoFirst(child);
  return child;
}

// Some systems know only some of them.
const LIMITED = `{ ulimit -v ${String(PROCESS_LIMITS.addressSpaceKb)}; ulimit -t ${String(PROCESS_LIMITS.cpuSeconds)}; ulimit -f 0; ulimit -c 0; } 2>/dev/null; exec "$@"`;
