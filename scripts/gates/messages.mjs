import { readFileSync } from "node:fs";
import { readSources, report } from "../test/read-sources.mjs";

const read = (locale) => JSON.parse(readFileSync(`messages/${locale}.json`, "utf8"));
const leaves = (value, path = "") =>
  typeof value === "string"
    ? [[path, value]]
    : Object.entries(value).flatMap(([key, child]) => leaves(child, path === "" ? key : `${path}.${key}`));
const names = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

const th = new Map(leaves(read("th")));
const en = new Map(leaves(read("en")));
const code = readSources(["app", "components", "lib", "scripts"], /\.(ts|tsx|mjs)$/)
  .map(({ text }) => text)
  .join("\n");

/** A key counts as used where its name stands behind a dot, in quotes, or in a destructuring. */
const isUsed = (key) => new RegExp(`[."'\`{,\\s]${key}\\b`).test(code);

const THAI = /[\u0e00-\u0e7f]/;
const faults = [];
for (const [path, text] of th) {
  const other = en.get(path);
  const [, part = path] = /^problems\.([^.]+)/.exec(path) ?? [undefined, path.split(".").at(-1)];
  if (other === undefined) faults.push(`messages/en.json lacks ${path}.`);
  else if (String(names(text)) !== String(names(other))) faults.push(`${path} has other {names} in Thai and English.`);
  if (text.trim() === "" || other?.trim() === "") faults.push(`${path} is empty.`);
  if (!THAI.test(text) && /[a-z]{4}/i.test(text) && text !== "English" && text === other) {
    faults.push(`${path} is not translated.`);
  }
  if (!isUsed(part)) faults.push(`${path} is not used anywhere.`);
}
for (const path of en.keys()) if (!th.has(path)) faults.push(`messages/th.json lacks ${path}.`);
report(faults);
