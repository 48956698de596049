import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { nodeProgram } from "../build/node-program.mjs";

/** Changes sources on their way into the bundle. A change that finds nothing to change is an error of the test. */
function changing(root, changes) {
  return {
    name: "mutant",
    setup(build) {
      for (const file of new Set(changes.map((change) => change.file))) {
        const path = join(root, file);
        build.onLoad({ filter: new RegExp(`^${path.replaceAll(/[.[\]()\\/]/g, "\\$&")}$`) }, () => {
          let contents = readFileSync(path, "utf8");
          for (const { from, to } of changes.filter((change) => change.file === file)) {
            if (contents.split(from).length !== 2) throw new Error(`${file} does not have this once: ${from}`);
            contents = contents.replace(from, () => to);
          }
          return { contents, loader: "ts" };
        });
      }
    },
  };
}

/**
 * Makes the simulation's programs: the play itself, a web process, and the shop's worker.
 *
 * @param {{ root: string, folder: string, changes?: { file: string, from: string, to: string }[] }} options
 */
export async function bundle({ root, folder, changes = [] }) {
  const { metafile } = await build({
    ...nodeProgram(root),
    entryPoints: ["scripts/sim/run.ts", "scripts/sim/web-server.ts", "scripts/worker.ts"],
    outdir: folder,
    sourcemap: "inline",
    metafile: true,
    plugins: [changing(root, changes)],
  });
  for (const { file } of changes) if (!(file in metafile.inputs)) throw new Error(`${file} is not part of the play`);
}
