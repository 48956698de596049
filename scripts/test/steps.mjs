import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { failuresOfVitest } from "./failures.mjs";
import { runCommand } from "./run-command.mjs";

const CACHE = ".cache/test";
mkdirSync(CACHE, { recursive: true });

/** @typedef {{ ok: boolean, passed: number, failed: number, output: string, ms: number }} Result */

/** One command that either passes or fails, counted as one test. */
const single = (name, command, options) => ({
  name,
  run: async () => {
    const { code, output, ms } = await runCommand(command, options);
    return { ok: code === 0, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output, ms };
  },
});

const node = (...args) => [process.execPath, ...args];
const bin = (name, ...args) => [join("node_modules", ".bin", name), ...args];

/** A vitest project; its own report says how many tests passed. */
const vitest = (name, project) => ({
  name,
  run: async () => {
    const file = `${CACHE}/${project}.json`;
    rmSync(file, { force: true });
    const command = bin("vitest", "run", "--project", project, "--reporter=default", "--reporter=json");
    const { code, output, ms } = await runCommand([...command, `--outputFile.json=${file}`]);
    const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    const passed = report.numPassedTests ?? 0;
    const failed = (report.numFailedTests ?? 0) + (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
    // A file that cannot be loaded fails the run without failing a test.
    const missing = code !== 0 && failed === 0 ? 1 : 0;
    const failures = failuresOfVitest(report);
    return { ok: code === 0 && failed === 0 && passed > 0, passed, failed: failed + missing, failures, output, ms };
  },
});

/** Seeds of the simulation, and the mistakes that it must notice; each is one test. */
const simulation = (name, ...args) => ({
  name,
  run: async () => {
    const { code, output, ms } = await runCommand(node("scripts/sim.mjs", ...args));
    const [, passed = 0, failed = 1] = (/^(\d+) passed, (\d+) failed$/m.exec(output) ?? []).map(Number);
    return { ok: code === 0 && failed === 0, passed, failed, output, ms };
  },
});

const gates = existsSync("scripts/gates") ? readdirSync("scripts/gates").filter((file) => file.endsWith(".mjs")) : [];

/** Checks of the sources alone; independent of one another, the slowest first. */
export const SOURCE_STEPS = [
  single("lint", bin("eslint", ".", "--cache", "--cache-location", ".cache/eslint/", "--max-warnings=0")),
  single("types", bin("tsc", "--noEmit", "-p", ".")),
  single("format", bin("prettier", "--check", "--cache", "--cache-location=.cache/prettier", "--log-level=warn", ".")),
  single("imports", bin("depcruise", "app", "components", "lib", "service-worker")),
  single("unused", bin("knip")),
  single("migrations", node("scripts/test/migrations.mjs")),
  ...gates.map((file) => single(file.replace(".mjs", ""), node(`scripts/gates/${file}`))),
];

export const UNIT_STEPS = [vitest("unit tests", "unit"), vitest("database tests", "database")];

/** Long, so not part of the fast checks. */
export const SIMULATION_STEPS = [
  simulation("simulation", "--seeds", "10", "--buyers", "30"),
  simulation("mistakes", "--mutants", "--buyers", "60"),
];

/** First of all: the demo brand that the database tests plant needs its pictures and models. */
export const MEDIA_STEPS = ["pictures", "models"].map((name) =>
  single(name, node("--import", "tsx", `scripts/${name}.ts`)),
);

export const BUILD_STEPS = [single("build", node("scripts/build.mjs"), { env: { NODE_ENV: "production" } })];

export const TYPEGEN = single("typegen", bin("next", "typegen"));

export const SIZE_STEPS = [single("script size", bin("size-limit"))];
