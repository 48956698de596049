import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const COMPRESSIBLE = /\.(?:css|html|js|json|map|mjs|svg|txt|webmanifest|xml)$/;
const SMALLEST_BYTES = 500;

/**
 * Writes `.br` and `.gz` beside every file that gets smaller by it, so that the server never compresses them.
 *
 * @returns {Promise<number>} How many files.
 */
export async function compressFolder(folder) {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true }).filter((name) => COMPRESSIBLE.test(name));
  let count = 0;
  for (const name of files) {
    const path = join(folder, name);
    const body = readFileSync(path);
    if (body.length < SMALLEST_BYTES) continue;
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
      promisify(gzip)(body, { level: 9 }),
    ]);
    writeFileSync(`${path}.br`, br);
    writeFileSync(`${path}.gz`, gz);
    count += 1;
  }
  return count;
}
