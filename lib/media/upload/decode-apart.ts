import { join } from "node:path";
import { type Decoded, READY, readFrame, type Wanted } from "./frames";
import { PROCESS_LIMITS, TOO_MUCH_MEMORY } from "./process-limits";
import { refusePicture } from "./refusals";
import { type Ended, runLimited } from "./run-limited";
import { takeTurns } from "./turns";

/** Made of `picture-process.ts` by `scripts/build/apart.mjs`. */
const PROGRAM = ".cache/apart/picture-process.mjs";
const inTurn = takeTurns({ atOnce: 2, mostWaiting: 20 });

/**
 * Makes a picture's files in a process of its own, two at a time: what kills a decoder kills that process alone.
 *
 * @param original Its first bytes are those of a JPEG, PNG or WebP.
 * @throws DomainError `invalid` with the reason, `unavailable` when too many wait already.
 */
export const decodeApart = (original: Buffer, wanted: Wanted): Promise<Decoded> =>
  inTurn(() => decodeNow(original, wanted));

async function decodeNow(original: Buffer, wanted: Wanted): Promise<Decoded> {
  const { output, code, signal } = await run(original, wanted);
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

/** Knows nothing of ours: neither settings nor secrets. */
function run(original: Buffer, wanted: Wanted): Promise<Ended> {
  const program = join(/* turbopackIgnore: true */ process.cwd(), PROGRAM);
  const memory = `--max-old-space-size=${String(PROCESS_LIMITS.heapMb)}`;
  // With the trap handler WebAssembly, which Node itself uses, reserves more addresses than the process may have.
  const node = [process.execPath, memory, "--disable-wasm-trap-handler"];
  return runLimited({
    command: [...node, program, JSON.stringify(wanted)],
    // Each thread would reserve addresses of its own for what it allocates.
    env: { MALLOC_ARENA_MAX: "2" },
    input: original,
    limits: PROCESS_LIMITS,
  });
}
