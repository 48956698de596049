import { join } from "node:path";
import { build } from "esbuild";

/**
 * Makes of each program that the shop runs in a process of its own one file that Node reads as it is: started for every
 * picture, it would spend half of its time on reading TypeScript.
 *
 * @param {string} root
 */
export async function bundleApart(root) {
  await build({
    entryPoints: ["lib/media/upload/picture-process.ts", "lib/submissions/screen/model-process.ts"],
    absWorkingDir: root,
    outdir: join(root, ".cache/apart"),
    entryNames: "[name]",
    outExtension: { ".js": ".mjs" },
    tsconfig: join(root, "tsconfig.json"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
}
