import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./run-command.mjs";

// Inside the project: drizzle-kit resolves its own files and the schema's imports from here.
const copy = mkdtempSync(join(".cache", "migrations-"));
try {
  cpSync("lib/db/migrations", copy, { recursive: true });
  const before = readdirSync(copy).length;
  const kit = (...args) => runCommand(["node_modules/.bin/drizzle-kit", ...args]);
  const check = await kit("check");
  const generate = await kit(
    ...["generate", "--dialect=postgresql", "--schema=./lib/db/schema/*.ts", "--casing=snake_case", `--out=./${copy}`],
  );
  if (check.code !== 0 || generate.code !== 0) {
    console.error(check.output, generate.output);
    process.exitCode = 1;
  } else if (readdirSync(copy).length !== before) {
    console.error("The schema and its migrations differ: run `npm run db:generate` and commit what it writes.");
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
