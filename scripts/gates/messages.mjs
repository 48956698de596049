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
const sources = readSources(["app", "components", "lib", "scripts"], /(?<!\.test)\.(ts|tsx|mjs)$/);
const code = sources.map(({ text }) => text).join("\n");

/** A key counts as used where its name stands behind a dot, in quotes, or as a member between braces. */
const isUsed = (key) => new RegExp(`\\.${key}\\b|["'\`]${key}["'\`]|[{,]\\s*${key}\\s*[,:=}]`).test(code);

const THAI = /[\u0e00-\u0e7f]/;
/** Names are written the same in both languages. */
const isName = (text) => /^(English|Lamai|Chob)?[^A-Za-z]*$/.test(text.replaceAll(/\{\w+\}/g, ""));

/** The part of a path that the code has to say: a problem is found by its reason, the rest by their last key. */
const spokenPart = (path) => /^problems\.([^.]+)/.exec(path)?.[1] ?? path.split(".").at(-1);

const faults = [];
for (const [path, text] of th) {
  const other = en.get(path);
  if (other === undefined) faults.push(`messages/en.json lacks ${path}.`);
  else if (String(names(text)) !== String(names(other))) faults.push(`${path} has other {names} in Thai and English.`);
  if (text.trim() === "" || other?.trim() === "") faults.push(`${path} is empty.`);
  else if (!THAI.test(text) && !isName(text))
    faults.push(`${path} is not translated: its Thai text has no Thai letter.`);
  if (THAI.test(other ?? "") && !/language/i.test(path)) faults.push(`${path} has Thai letters in its English text.`);
  if (!isUsed(spokenPart(path))) faults.push(`${path} is not used anywhere.`);
}
for (const path of en.keys()) if (!th.has(path)) faults.push(`messages/th.json lacks ${path}.`);

const REASON = /\b(?:conflict|invalid|unavailable)\(\s*"([a-z-]+)"|\bcode: "\w+",\s*reason: "([a-z-]+)"/g;
const SENTENCES = new Set([...th.keys()].map((path) => /^problems\.([^.]+)/.exec(path)?.[1]));
for (const { file, text } of sources.filter((source) => source.file.startsWith("lib/"))) {
  for (const [, ...found] of text.matchAll(REASON)) {
    const reason = found.find(Boolean);
    if (!SENTENCES.has(reason))
      faults.push(`${file} refuses with ${reason}, which messages/th.json has no problem for.`);
  }
}
report([...new Set(faults)]);
