import { createHash } from "node:crypto";

/** Changes when what is made of the same master changes. */
const RECIPE = "1";

/** The part of a model's key that changes when its bytes or the recipe change: eight hexadecimal digits. */
export const modelHash = (master: Uint8Array): string =>
  createHash("sha256").update(RECIPE).update(master).digest("hex").slice(0, 8);
