import { setTimeout as sleep } from "node:timers/promises";

const ASK_EVERY_MS = 150;
const ANSWER_WITHIN_MS = 30_000;

async function ask(url, headers = {}) {
  try {
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return undefined;
  }
}

/** Waits until an address answers 200; the last status is the answer when it never does. */
export async function waitForOk(url, timeoutMs) {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const status = await ask(url);
    if (status === 200 || Date.now() > until) return status;
    await sleep(ASK_EVERY_MS);
  }
}

/** Asks for pages as browsers do, in both encodings, so that the first visitor finds them made. */
export async function warm(origin, paths) {
  for (const path of paths) {
    for (const encoding of ["br", "gzip"]) await ask(`${origin}${path}`, { "accept-encoding": encoding });
  }
}
