import { readFileSync } from "node:fs";
import { report } from "../test/read-sources.mjs";

const MAX_AGE_DAYS = 120;

const { checkedOn, packages } = JSON.parse(readFileSync("security/floors.json", "utf8"));
const installed = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;

const parts = (version) => version.split(/[.-]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
const isBelow = (version, floor) => {
  const [a, b] = [parts(version), parts(floor)];
  const index = b.findIndex((part, place) => part !== a[place]);
  return index >= 0 && (a[index] ?? 0) < b[index];
};

const faults = Object.entries(packages).flatMap(([name, { floor, why }]) =>
  Object.entries(installed)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .filter(([, { version }]) => isBelow(version, floor))
    .map(([path, { version }]) => `${path} is ${version}, below the safe ${floor}: ${why}`),
);
const ageDays = (Date.now() - Date.parse(checkedOn)) / 86_400_000;
if (ageDays > MAX_AGE_DAYS)
  faults.push(`security/floors.json was checked on ${checkedOn}: look the advisories up again.`);
report(faults);
