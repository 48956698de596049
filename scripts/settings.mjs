import { readFileSync, writeFileSync } from "node:fs";
import { register } from "tsx/esm/api";

/** Settings that the scripts read themselves. */
const OF_SCRIPTS = [
  { name: "PORT", fallback: "3000", text: "Port of the shop." },
  { name: "DATA_DIR", fallback: ".data/", text: "Where `npm start` keeps its database, mails and logs." },
];

async function readSettings() {
  register();
  const { EnvSchema } = await import("../lib/env/schema.ts");
  const given = Object.entries(EnvSchema.shape).map(([name, type]) => {
    const { success, data } = type.safeParse(undefined);
    return { name, fallback: success ? (data ?? "unset") : null, text: type.description ?? "" };
  });
  return [...OF_SCRIPTS, ...given.filter(({ name }) => name !== "NODE_ENV")];
}

/** The README's table of settings. */
export async function settingsTable() {
  const rows = (await readSettings()).map(
    ({ name, fallback, text }) => `| \`${name}\` | ${fallback === null ? "needed" : `\`${fallback}\``} | ${text} |`,
  );
  return ["| setting | default | what it is |", "| --- | --- | --- |", ...rows].join("\n");
}

/** The text of `.env.example`: everything commented out, because `npm start` needs none of it. */
export async function exampleFile() {
  const head = "# `npm start` needs none of these: it makes what is missing. Copy to .env to change something.\n";
  const lines = (await readSettings()).map(({ name, fallback, text }) => `\n# ${text}\n# ${name}=${fallback ?? ""}\n`);
  return head + lines.join("");
}

if (process.argv.includes("--write")) {
  const readme = readFileSync("README.md", "utf8");
  const [before, rest] = readme.split("<!-- settings:start -->");
  const after = rest.split("<!-- settings:end -->")[1];
  const table = await settingsTable();
  writeFileSync("README.md", `${before}<!-- settings:start -->\n\n${table}\n\n<!-- settings:end -->${after}`);
  writeFileSync(".env.example", await exampleFile());
}
