import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { exampleFile, settingsTable, tableIn } from "../settings.mjs";
import { readSources, report } from "../test/read-sources.mjs";

const AGAIN = "run `node scripts/settings.mjs --write`";
const TOP = /^(app|components|lib|messages|public|e2e|scripts|server|docs|security)\//;
/** Made by commands, so not there in a fresh clone. */
const MADE = /^public\/media\b/;

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : null);

/** Paths of the project that a text names in backticks, and those that it links to, from where it stands. */
function pathsIn(file, text) {
  const prose = text.replaceAll(/^```.*?^```/gms, "");
  const named = [...prose.matchAll(/`([\w.@()[\]/-]+)`/g)].map(([, path]) => path).filter((path) => TOP.test(path));
  const linked = [...prose.matchAll(/\]\((?!\w+:|#)([^)\s#]+)[^)]*\)/g)].map(([, path]) =>
    normalize(join(dirname(file), path)),
  );
  return [...named, ...linked].filter((path) => !MADE.test(path));
}

const faults = readSources(["README.md", "docs", "lib", "scripts"], /\.md$/).flatMap(({ file, text }) =>
  pathsIn(file, text)
    .filter((path) => !existsSync(path))
    .map((path) => `${file} names ${path}, which does not exist.`),
);
const readme = read("README.md");
if (readme === null) faults.push("README.md does not exist.");
else if (tableIn(readme) !== (await settingsTable())) {
  faults.push(`README.md's table of settings is not that of lib/env/schema.ts: ${AGAIN}.`);
}
// Beside the slices: what they stand on.
const GROUND = new Set(["core", "db", "env", "http", "log", "testing"]);
for (const { name } of readdirSync("lib", { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  if (!GROUND.has(name) && !(readme ?? "").includes(`](lib/${name})`)) {
    faults.push(`README.md's map of folders lacks lib/${name}.`);
  }
}
if (read(".env.example") !== (await exampleFile())) {
  faults.push(`.env.example is not that of lib/env/schema.ts: ${AGAIN}.`);
}
report(faults);
