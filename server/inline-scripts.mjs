import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { RELEASE } from "./held-scripts.mjs";

const REACT = "next/dist/compiled/react-dom/cjs/react-dom-server.node.production.js";
const ESCAPES = { n: "\n", x3c: "<" };

/** What React's server renderer may put before its calls. Read from the installed copy, so it follows an update. */
const REACT_RUNTIMES = readReactRuntimes();

const CALL =
  /^(?:self\.__next_f\.push|\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push|\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push|\$R[CRSX])\(([\s\S]*)\);?$/;

const DEV_BOOTSTRAP = /^self\.__next_r="[\w-]+"(?:;var __nextHmrInitialVersion="[\w-]*")?;?$/;

/** Whole scripts that may run as they are: Next's one-liner for icons, and our own: the chosen theme, before anything is
 * drawn, and what starts the held scripts. */
const REGISTERED = new Set([
  `document.querySelectorAll('body link[rel="icon"], body link[rel="apple-touch-icon"]').forEach(el => document.head.appendChild(el))`,
  "try{document.documentElement.dataset.theme=localStorage.theme}catch{}",
  RELEASE,
]);

function readReactRuntimes() {
  const source = readFileSync(createRequire(import.meta.url).resolve(REACT), "utf8");
  const literals = source.matchAll(/stringToPrecomputedChunk\(\s*(["'])((?:(?!\1)[^\\]|\\.)*)\1\s*\)/g);
  const runtimes = [...literals]
    .map(([, , text]) => text.replace(/\\(x3c|.)/g, (_, escaped) => ESCAPES[escaped] ?? escaped))
    .filter((text) => /^(?:\$R[A-Z]=|requestAnimationFrame\(function\(\)\{\$RT=)/.test(text))
    .map((text) => text.replace(/\$R[CRSX]\("$/, ""));
  return [...new Set(runtimes)].sort((a, b) => b.length - a.length);
}

function isJsonList(text) {
  try {
    JSON.parse(`[${text}]`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether an inline script is one that Next or React writes: a known runtime, then at most one known call whose
 * arguments are plain JSON. Anything else stays without a hash and does not run.
 *
 * @param {string} script Content between the tags.
 * @param {{ dev?: boolean }} [options] `dev` adds what only the development server writes.
 */
export function isKnownScript(script, { dev = false } = {}) {
  if (REGISTERED.has(script) || (dev && DEV_BOOTSTRAP.test(script))) return true;
  let rest = script;
  for (let runtime; (runtime = REACT_RUNTIMES.find((known) => rest.startsWith(known)));)
    rest = rest.slice(runtime.length);
  if (rest === "") return script !== "";
  const call = CALL.exec(rest);
  return call !== null && isJsonList(call[1]);
}
