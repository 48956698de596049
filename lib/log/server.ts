import "server-only";
import pino from "pino";
import { env } from "@/lib/env/server";

/** Structured log lines on standard output. Never give it a body, a cookie, an address or a card. */
export const log = pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
