import { readFileSync } from "node:fs";
import { report } from "../test/read-sources.mjs";

const MAX_AGE_DAYS = 30;
const DAY_MS = 86_400_000;

const { checkedOn, packages } = JSON.parse(readFileSync("security/floors.json", "utf8"));
const installed = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;

/** Three numbers and what makes it a version before the release, e.g. `beta.32`. */
function readVersion(version) {
  const [release, ...before] = version.split("-");
  return { numbers: release.split(".").map(Number), before: before.join("-") };
}

function isBelow(version, floor) {
  const [a, b] = [readVersion(version), readVersion(floor)];
  const place = b.numbers.findIndex((number, index) => number !== (a.numbers[index] ?? 0));
  if (place >= 0) return (a.numbers[place] ?? 0) < b.numbers[place];
  if (a.before === "" || b.before === "") return a.before !== "" && b.before === "";
  return a.before.localeCompare(b.before, "en", { numeric: true }) < 0;
}

const faults = Object.entries(packages).flatMap(([name, { floor, why }]) => {
  const copies = Object.entries(installed).filter(([path]) => path.endsWith(`node_modules/${name}`));
  if (copies.length === 0) return [`security/floors.json names ${name}, which is not installed: take it out.`];
  return copies
    .filter(([, { version }]) => isBelow(version, floor))
    .map(([path, { version }]) => `${path} is ${version}, below the safe ${floor}: ${why}`);
});
const checkedAt = Date.parse(checkedOn);
if (!(Date.now() - checkedAt <= MAX_AGE_DAYS * DAY_MS)) {
  faults.push(`security/floors.json was checked on ${checkedOn}, more than ${MAX_AGE_DAYS} days ago: look again.`);
}
report(faults);
