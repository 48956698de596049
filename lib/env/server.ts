import "server-only";
import { parseEnv } from "./schema";

/** The settings of this process; the only reader of `process.env` in the application. */
export const env = parseEnv(process.env);
