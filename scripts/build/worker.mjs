import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";

const OFFLINE_PAGE = "(shop)/[locale]/offline/page";
const OFFLINE_PATHS = ["/th/offline", "/en/offline"];

/** Scripts, styles and fonts that Next's own lists name for the offline page. */
function listOfflineFiles(folder) {
  const { rootMainFiles } = JSON.parse(readFileSync(join(folder, "build-manifest.json"), "utf8"));
  const context = { globalThis: {} };
  const manifest = join(folder, "server/app", `${OFFLINE_PAGE}_client-reference-manifest.js`);
  runInNewContext(readFileSync(manifest, "utf8"), context);
  const { entryJSFiles, entryCSSFiles } = context.globalThis.__RSC_MANIFEST[`/${OFFLINE_PAGE}`];
  const styles = [...new Set(Object.values(entryCSSFiles).flatMap((files) => files.map(({ path }) => path)))];
  const fonts = styles.flatMap((path) =>
    [...readFileSync(join(folder, path), "utf8").matchAll(/url\(["']?\.\.\/(media\/[^"')]+\.woff2)/g)].map(
      ([, font]) => `static/${font}`,
    ),
  );
  return [...new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat(), ...styles, ...fonts])];
}

/**
 * Makes the service worker, which holds the list of what has to be there without a network.
 *
 * @param {{ root: string, distDir: string, revision: string }} options `revision` changes with every build.
 */
export async function buildWorker({ root, distDir, revision }) {
  const folder = join(root, distDir);
  const precached = [
    ...OFFLINE_PATHS.map((url) => ({ url, revision })),
    // Named by what is in them.
    ...listOfflineFiles(folder).map((file) => ({ url: `/_next/${file}`, revision: null })),
  ];
  await build({
    entryPoints: [join(root, "service-worker/worker.ts")],
    outfile: join(folder, "worker/sw.js"),
    tsconfig: join(root, "tsconfig.json"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"', PRECACHED: JSON.stringify(precached) },
    logLevel: "warning",
  });
}
