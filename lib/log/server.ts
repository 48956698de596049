import "server-only";
import pino, { type DestinationStream } from "pino";
import { env } from "@/lib/env/server";
import { describeError } from "./describe-error";

/** A log with our form of lines. @param to Standard output, unless a test wants to read them. */
export const openLog = (level: string, to?: DestinationStream) =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } }, to);

/**
 * Structured log lines on standard output. Never give it a body, a cookie, an address or a card; errors go in as
 * `err`, which leaves out what they quote.
 */
export const log = openLog(env.LOG_LEVEL);
