import { join } from "node:path";

/**
 * What esbuild is told of a program that Node reads as it is: ours in one file, libraries where they are installed.
 *
 * @param {string} root
 */
export const nodeProgram = (root) => ({
  absWorkingDir: root,
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
