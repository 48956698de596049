import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address";

export type FetchRefusal =
  | "bad-address"
  | "closed-address"
  | "not-found-host"
  | "too-many-redirects"
  | "not-ok"
  | "too-large"
  | "too-slow"
  | "unreachable";

/** Why a file was not fetched. The cause is not told further: it would say what is behind the wall. */
export class FetchRefused extends Error {
  override readonly name = "FetchRefused";
  readonly reason: FetchRefusal;
  constructor(reason: FetchRefusal, detail = "") {
    super(`${reason} ${detail}`.trim());
    this.reason = reason;
  }
}

type Resolved = { address: string; family: number };

export type FetchLimits = {
  maxBytes: number;
  /** For everything together: name, connection, redirects, bytes. */
  timeoutMs: number;
  /** `host:port` of servers inside the wall that may be asked all the same: for tests and for a shop's own storage. */
  allowedHosts?: readonly string[];
  /** Gives every address of a name; the system's resolver without it. */
  resolve?: (host: string) => Promise<Resolved[]>;
};

const MAX_REDIRECTS = 3;
const MAX_HEADER_BYTES = 16_384;
const PORTS: Record<string, string> = { "http:": "80", "https:": "443" };

const resolveAll = (host: string): Promise<Resolved[]> => lookup(host, { all: true, order: "verbatim" });

/**
 * Fetches a file of the public internet by an address that somebody else wrote. Names are resolved once and the
 * connection goes to that very address; every redirect is looked at anew.
 *
 * @param address `http` or `https` on its usual port, without a user name.
 * @returns Its bytes.
 * @throws FetchRefused with a reason of its own for each refusal.
 */
export async function fetchPublic(address: string, limits: FetchLimits): Promise<Buffer> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let url = parseAddress(address, limits);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const pinned = await within(signal, resolvePublic(url, limits));
    const answer = await open(url, { pinned, signal });
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      answer.destroy();
      url = parseAddress(headers.location, limits, url);
      continue;
    }
    if (statusCode !== 200) {
      answer.destroy();
      throw new FetchRefused("not-ok", String(statusCode));
    }
    return readAll(answer, { maxBytes: limits.maxBytes, signal });
  }
  throw new FetchRefused("too-many-redirects");
}

const hostOf = ({ hostname, port, protocol }: URL): string => `${hostname}:${port || (PORTS[protocol] ?? "")}`;
const isAllowed = (url: URL, { allowedHosts = [] }: FetchLimits): boolean => allowedHosts.includes(hostOf(url));

function parseAddress(address: string, limits: FetchLimits, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new FetchRefused("bad-address");
  const url = new URL(address, base);
  const isPlain = url.protocol in PORTS && url.username === "" && url.password === "" && url.hostname !== "";
  if (!isPlain) throw new FetchRefused("bad-address");
  // Other ports belong to other services, which are not asked by whoever writes a file.
  if (url.port !== "" && !isAllowed(url, limits)) throw new FetchRefused("closed-address", "port");
  return url;
}

/** The one address to which the connection goes. All that a name has must be public: the next one asked could be another. */
async function resolvePublic(url: URL, limits: FetchLimits): Promise<Resolved> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  const found = family === 0 ? await addressesOf(host, limits) : [{ address: host, family }];
  const [first] = found;
  if (!first) throw new FetchRefused("not-found-host");
  if (!isAllowed(url, limits) && !found.every(({ address }) => isPublicAddress(address))) {
    throw new FetchRefused("closed-address");
  }
  return first;
}

async function addressesOf(host: string, { resolve = resolveAll }: FetchLimits): Promise<Resolved[]> {
  try {
    return await resolve(host);
  } catch {
    throw new FetchRefused("not-found-host");
  }
}

type Opening = { pinned: Resolved; signal: AbortSignal };

function open(url: URL, { pinned, signal }: Opening): Promise<IncomingMessage> {
  const toPinned: LookupFunction = (_host, options, answer) => {
    if (options.all) answer(null, [pinned]);
    else answer(null, pinned.address, pinned.family);
  };
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const options = { agent: false, lookup: toPinned, maxHeaderSize: MAX_HEADER_BYTES, signal };
    const headers = { accept: "image/*", "accept-encoding": "identity", "user-agent": "chob-import/1" };
    request(url, { ...options, headers }, resolve)
      .on("error", (error) => reject(refusalOf(error, signal)))
      .end();
  });
}

const refusalOf = (error: Error, signal: AbortSignal): FetchRefused =>
  error instanceof FetchRefused ? error : new FetchRefused(signal.aborted ? "too-slow" : "unreachable", error.message);

async function readAll(answer: IncomingMessage, { maxBytes, signal }: { maxBytes: number; signal: AbortSignal }) {
  if (Number(answer.headers["content-length"] ?? 0) > maxBytes) {
    answer.destroy();
    throw new FetchRefused("too-large");
  }
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      size += part.length;
      // Leaving the loop closes the connection.
      if (size > maxBytes) throw new FetchRefused("too-large");
      parts.push(part);
    }
  } catch (error) {
    throw refusalOf(error instanceof Error ? error : new Error("unknown"), signal);
  }
  return Buffer.concat(parts);
}

async function within<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new FetchRefused("too-slow")), { once: true });
  });
  return Promise.race([work, late]);
}
