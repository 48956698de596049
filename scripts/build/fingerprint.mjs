import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["app", "components", "lib", "messages", "service-worker"];
const FILES = [
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "scripts/build.mjs",
  "scripts/build/worker.mjs",
  "tsconfig.json",
];
const NOT_BUILT = /(?:\.test\.tsx?|\.md|\.avif|\.glb)$|^lib\/(?:testing|db\/migrations)\//;

function listFiles(root) {
  const inFolders = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
  );
  return [...inFolders, ...FILES]
    .filter((name) => !NOT_BUILT.test(name) && statSync(join(root, name), { throwIfNoEntry: false })?.isFile())
    .sort();
}

/** Says what a build is made of: the content of everything that goes into it. */
export function fingerprint(root) {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0]);
  for (const name of listFiles(root)) hash.update(`\0${name}\0`).update(readFileSync(join(root, name)));
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`\0${name}=${value}`);
  }
  return hash.digest("hex");
}
