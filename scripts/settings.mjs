import { readFileSync, writeFileSync } from "node:fs";
import * as prettier from "prettier";
import { register } from "tsx/esm/api";

const START = "<!-- settings:start -->";
const END = "<!-- settings:end -->";

/** Settings that the scripts read themselves. */
const OF_SCRIPTS = [{ name: "PORT", fallback: "3000", text: "Port of the shop." }];

/** `fallback` is undefined for a setting that may stay unset and null for one that must be given. */
async function readSettings() {
  register();
  const { EnvSchema } = await import("../lib/env/schema.ts");
  const given = Object.entries(EnvSchema.shape).map(([name, type]) => {
    const { success, data } = type.safeParse(undefined);
    return { name, fallback: success ? data : null, text: type.description ?? "" };
  });
  return [...OF_SCRIPTS, ...given.filter(({ name }) => name !== "NODE_ENV")];
}

const shown = (fallback) => {
  if (fallback === null) return "needed";
  return fallback === undefined ? "unset" : `\`${fallback}\``;
};

/** The README's table of settings, as the formatter writes it. */
export async function settingsTable() {
  const rows = (await readSettings()).map(
    ({ name, fallback, text }) => `| \`${name}\` | ${shown(fallback)} | ${text} |`,
  );
  const table = ["| setting | default | what it is |", "| --- | --- | --- |", ...rows].join("\n");
  return (await prettier.format(table, { parser: "markdown" })).trim();
}

/** What the README says between the marks. @returns Null without marks. */
export function tableIn(readme) {
  const [, after] = readme.split(START);
  return after?.includes(END) ? after.split(END)[0].trim() : null;
}

/** The text of `.env.example`: everything commented out, because `npm start` needs none of it. */
export async function exampleFile() {
  const head = "# `npm start` needs none of these: it makes what is missing. Copy to .env to change something.\n";
  const lines = (await readSettings()).map(({ name, fallback, text }) => `\n# ${text}\n# ${name}=${fallback ?? ""}\n`);
  return head + lines.join("");
}

if (process.argv.includes("--write")) {
  const readme = readFileSync("README.md", "utf8");
  const old = tableIn(readme);
  if (old === null) throw new Error(`README.md has no ${START} and ${END}.`);
  const [before] = readme.split(START);
  const after = readme.slice(readme.indexOf(END));
  writeFileSync("README.md", `${before}${START}\n\n${await settingsTable()}\n\n${after}`);
  writeFileSync(".env.example", await exampleFile());
}
