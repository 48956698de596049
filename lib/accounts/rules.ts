import { createHash } from "node:crypto";

/** What the shop keeps of a token. The token is 256 random bits, so a plain hash is enough. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
