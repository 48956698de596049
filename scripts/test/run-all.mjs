import { BROWSER_STEP } from "./browser-tests.mjs";
import { ensureFfmpeg } from "./ffmpeg.mjs";
import { BUILD_STEPS, MEDIA_STEPS, SIMULATION_STEPS, SIZE_STEPS, SOURCE_STEPS, TYPEGEN, UNIT_STEPS } from "./steps.mjs";

const seconds = (ms) => `${(ms / 1000).toFixed(1).padStart(6)} s`;

/** Runs steps, `width` at a time, and shows each as it ends; what failed is shown in full. */
async function runSteps(steps, width, rows) {
  const queue = [...steps];
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const result = await step.run();
      rows.push({ name: step.name, ...result });
      console.log(`${result.ok ? "ok  " : "FAIL"} ${step.name.padEnd(16)} ${seconds(result.ms)}`);
      if (!result.ok) console.log(`\n${result.output.trim()}\n`);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/**
 * Runs every check, prints a table and the closing line.
 *
 * @param {{ isFast: boolean, only: string | undefined }} options `isFast` stops before the build.
 * @returns {Promise<number>} Exit code.
 */
export async function runAll({ isFast, only }) {
  const rows = [];
  ensureFfmpeg();
  await runSteps(MEDIA_STEPS, 1, rows);
  if (only !== "browser") {
    await runSteps([TYPEGEN], 1, []);
    // The plays wait for their clocks a third of the time: the checks of the sources fill it.
    await runSteps([...(isFast ? [] : SIMULATION_STEPS), ...SOURCE_STEPS], 3, rows);
    await runSteps(UNIT_STEPS, 1, rows);
  }
  if (!isFast) {
    await runSteps(BUILD_STEPS, 1, rows);
    // Without a build there is nothing to measure or to open.
    if (rows.every(({ name, ok }) => ok || name !== "build")) await runSteps([...SIZE_STEPS, BROWSER_STEP], 1, rows);
  }
  console.log("\nstep              result     time  passed  failed");
  for (const { name, ok, ms, passed, failed } of rows) {
    const columns = [ok ? "ok    " : "FAILED", seconds(ms), String(passed).padStart(6), String(failed).padStart(6)];
    console.log(`${name.padEnd(17)} ${columns.join("  ")}`);
  }
  // Whoever reads only the end of a long log must still learn what failed.
  for (const { failures = [] } of rows) for (const failure of failures) console.log(`\n${failure}`);
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
  const failed = total("failed");
  console.log(`\n${total("passed")} passed, ${failed} failed`);
  return failed === 0 && rows.every(({ ok }) => ok) ? 0 : 1;
}
