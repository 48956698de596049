import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** The project's files below some folders, tracked or new but not ignored, with their text. */
export function readSources(folders, pattern) {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...folders]);
  return [...new Set(listed.toString().split("\n"))]
    .filter((file) => pattern.test(file) && existsSync(file))
    .map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

/** Prints what is wrong, a line each, and lets the process end accordingly. */
export function report(faults) {
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
