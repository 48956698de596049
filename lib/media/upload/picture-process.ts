/**
 * A process that decodes one picture and ends: whatever a picture makes a decoder do, it does it here, without
 * settings, secrets or a database. The picture comes in by standard input, what is wanted of it as the one argument.
 */
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { frameDecoded, frameRefusal, READY, type Wanted } from "./frames";
import { makeUpload, UploadFault } from "./make-upload";
import { PROCESS_LIMITS, TOO_MUCH_MEMORY } from "./process-limits";

const WATCH_MS = 10;

const FORMATS = ["Jpeg", "Png", "Webp"].map((format) => `VipsForeignLoad${format}Buffer`);

setInterval(() => {
  if (process.memoryUsage.rss() > PROCESS_LIMITS.memoryBytes) process.exit(TOO_MUCH_MEMORY);
}, WATCH_MS).unref();
sharp.cache(false);
sharp.concurrency(1);
// Whatever a file says that it is: no other decoder runs.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: FORMATS });
process.stdout.write(READY);

async function answer(): Promise<Buffer> {
  // Safe: the one who starts this wrote it.
  const wanted = JSON.parse(process.argv[2] ?? "") as Wanted;
  try {
    return frameDecoded(await makeUpload(await buffer(process.stdin), wanted));
  } catch (error) {
    return frameRefusal(error instanceof UploadFault ? error.reason : "picture-broken");
  }
}

process.stdout.end(await answer());
