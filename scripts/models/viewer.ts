import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

const ABSENT =
  /\/(?:meshopt_decoder\.module|DRACOLoader|KTX2Loader|RGBELoader|USDZExporter)\.js$|^@monogrid\/gainmap-js$/;

const withoutDecoders: Plugin = {
  name: "without-decoders",
  setup: (bundling) => {
    bundling.onResolve({ filter: ABSENT }, () => ({
      path: fileURLToPath(new URL("viewer-absent.mjs", import.meta.url)),
    }));
  },
};

/** Makes the script that shows models: one file that asks for nothing else. */
export async function makeViewer(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("viewer-entry.mjs", import.meta.url))],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "eof",
    plugins: [withoutDecoders],
    write: false,
  });
  const [script] = outputFiles;
  if (!script) throw new Error("esbuild made no viewer.");
  return script.contents;
}

/** Name that the viewer has to have, without its ending. */
export const viewerKey = (script: Uint8Array): string =>
  `model-viewer-${createHash("sha256").update(script).digest("hex").slice(0, 8)}`;
