import "server-only";
import { env } from "@/lib/env/server";
import { Crowd } from "./crowd";
import { Turnstile } from "./turnstile";

/** The rest of the pool stays for what is no crowd. */
const PLACES = Math.max(1, Math.floor(env.DATABASE_POOL_MAX * 0.8));
const PATIENCE_MS = 10_000;

/** So long waits at most what yields to a crowd: far less than Stripe waits for an answer. */
export const YIELD_MS = 4_000;

/** The turns of a route whose callers may come as a crowd. */
export const openTurnstile = (): Turnstile => new Turnstile({ places: PLACES, patienceMs: PATIENCE_MS });

// Next bundles routes apart: without the global each would see its own callers alone.
const shared = globalThis as { chobCrowd?: Crowd };

/** Everybody who is in such a crowd of this process. */
export const crowd = (shared.chobCrowd ??= new Crowd(PLACES));
