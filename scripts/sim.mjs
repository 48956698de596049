import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { playMutants, playSeeds } from "./sim/play.mjs";
import { cleanEnvironment } from "./test/clean-environment.mjs";

// npm run sim -- --seeds 200 --from 1
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1" },
    from: { type: "string", default: "1" },
    buyers: { type: "string", default: "1000" },
    /** Plays the mistakes too, each of which must be noticed. */
    mutants: { type: "boolean", default: false },
  },
});
cleanEnvironment();
const root = fileURLToPath(new URL("..", import.meta.url));
const options = { root, seeds: Number(values.seeds), from: Number(values.from), buyers: Number(values.buyers) };
const isRight = values.mutants ? await playMutants(options) : await playSeeds(options);
process.exit(isRight ? 0 : 1);
