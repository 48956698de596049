/**
 * A process that looks at pictures and says how likely it is that one shows what a shop cannot show. It takes raw pixels
 * by standard input, one picture after the other, and answers each with a line of JSON. It ends when its input does.
 */
import { tensor3d, setBackend } from "@tensorflow/tfjs";
import { setThreadsCount } from "@tensorflow/tfjs-backend-wasm";
import { load } from "nsfwjs/core";
import { MobileNetV2Model } from "nsfwjs/models/mobilenet_v2";
import { MODEL_PIXELS, PIXEL_BYTES } from "./model-input";

// One is enough for a photo every 50 ms (plain JavaScript: 950); the others are the shop's.
setThreadsCount(1);
await setBackend("wasm");
const model = await load("MobileNetV2", { modelDefinitions: [MobileNetV2Model] });
process.stdout.write("ready\n");

async function classify(pixels: Uint8Array): Promise<string> {
  const input = tensor3d(pixels, [MODEL_PIXELS, MODEL_PIXELS, 3], "int32");
  const classes = await model.classify(input);
  input.dispose();
  return JSON.stringify(Object.fromEntries(classes.map(({ className, probability }) => [className, probability])));
}

let waiting = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  // Safe: a stream without an encoding gives buffers.
  waiting = Buffer.concat([waiting, chunk as Buffer]);
  for (; waiting.length >= PIXEL_BYTES; waiting = waiting.subarray(PIXEL_BYTES)) {
    process.stdout.write(`${await classify(new Uint8Array(waiting.subarray(0, PIXEL_BYTES)))}\n`);
  }
}
