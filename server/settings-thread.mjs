import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { tsImport } from "tsx/esm/api";

const schema = pathToFileURL(join(workerData.root, "lib/env/schema.ts")).href;
const { parseEnv } = await tsImport(schema, import.meta.url);
try {
  parentPort.postMessage({ env: parseEnv(process.env) });
} catch (error) {
  parentPort.postMessage({ refusal: error.message });
}
