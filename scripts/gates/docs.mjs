import { existsSync, readFileSync } from "node:fs";
import { settingsTable, exampleFile } from "../settings.mjs";
import { readSources, report } from "../test/read-sources.mjs";

const TOP = /^(app|components|lib|messages|public|e2e|scripts|server|docs|security)\//;
/** Made by commands, so not there in a fresh clone. */
const MADE = /^public\/media|^lib\/db\/schema\/posts\.ts$/;

const faults = readSources(["README.md", "docs", "lib"], /\.md$/).flatMap(({ file, text }) => {
  const named = [...text.matchAll(/`([\w./[\]-]+)`/g), ...text.matchAll(/\]\(([\w./[\]-]+)\)/g)].map(
    ([, path]) => path,
  );
  return named
    .filter((path) => TOP.test(path) && !MADE.test(path) && !existsSync(path))
    .map((path) => `${file} names ${path}, which does not exist.`);
});
if (!readFileSync("README.md", "utf8").includes(await settingsTable())) {
  faults.push(
    "README.md's table of settings is not that of lib/env/schema.ts: run `node scripts/settings.mjs --write`.",
  );
}
if (readFileSync(".env.example", "utf8") !== (await exampleFile())) {
  faults.push(".env.example is not that of lib/env/schema.ts: run `node scripts/settings.mjs --write`.");
}
report(faults);
