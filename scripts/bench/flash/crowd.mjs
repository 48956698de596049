import { request } from "node:http";
import { performance } from "node:perf_hooks";

const CONNECT_AT_ONCE = 100;
const WITHIN_MS = 60_000;

/** An address of its own for each buyer, from the network that is set aside for measuring (RFC 2544). */
export const addressOf = (number) => `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;

const headersOf = ({ number, key, cookie }, body) => ({
  "content-type": "application/json",
  "content-length": Buffer.byteLength(body),
  "sec-fetch-site": "same-origin",
  "x-forwarded-for": addressOf(number),
  ...(key !== undefined && { "idempotency-key": key }),
  ...(cookie !== undefined && { cookie }),
});

async function readAnswer(response) {
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  const given = response.headers["set-cookie"]?.map((one) => one.split(";")[0]).join("; ");
  return { status: response.statusCode, data: text === "" ? null : JSON.parse(text), cookie: given };
}

/**
 * Opens a connection of its own and sends a whole request but its last byte.
 *
 * @returns {Promise<{ finish: () => Promise<{ status: number, data: any, cookie?: string, ms: number }>, cut: () => void }>}
 */
function holdRequest({ origin, path, buyer, body }) {
  return new Promise((resolve, reject) => {
    const text = Buffer.from(JSON.stringify(body));
    const url = new URL(path, origin);
    const outgoing = request(url, { method: "POST", agent: false, headers: headersOf(buyer, text) });
    const answered = new Promise((give, fail) => {
      outgoing.once("response", (response) => readAnswer(response).then(give, fail));
      outgoing.once("error", fail);
    });
    answered.catch(reject);
    outgoing.setTimeout(WITHIN_MS, () => outgoing.destroy(new Error(`${path} gave no answer within a minute`)));
    const finish = async () => {
      const started = performance.now();
      outgoing.end(text.subarray(-1));
      const answer = await answered;
      return { ...answer, ms: performance.now() - started };
    };
    /** The line breaks right after the last byte: the shop works, and nobody hears what came of it. */
    const cut = () => outgoing.end(text.subarray(-1), () => setTimeout(() => outgoing.destroy(), 5));
    outgoing.write(text.subarray(0, -1), () => resolve({ finish, cut }));
  });
}

/** A whole request at once. */
export const post = async (given) => (await holdRequest(given)).finish();

/** Lets everybody's request wait for its last byte, each on a connection of its own. */
export async function gather(requests) {
  const held = [];
  for (let first = 0; first < requests.length; first += CONNECT_AT_ONCE) {
    held.push(...(await Promise.all(requests.slice(first, first + CONNECT_AT_ONCE).map(holdRequest))));
  }
  return held;
}
