import { join } from "node:path";
import { build } from "esbuild";
import { nodeProgram } from "./node-program.mjs";

/**
 * Makes of each program that the shop runs in a process of its own one file that Node reads as it is: started for every
 * picture, it would spend half of its time on reading TypeScript.
 *
 * @param {string} root
 */
export async function bundleApart(root) {
  await build({
    ...nodeProgram(root),
    entryPoints: ["lib/media/upload/picture-process.ts", "lib/submissions/screen/model-process.ts"],
    outdir: join(root, ".cache/apart"),
  });
}
