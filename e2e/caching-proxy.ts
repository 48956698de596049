import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

type Kept = {
  status: number;
  headers: Headers;
  body: Buffer;
  /** When it was made, by what caches before us say of its age. */
  bornMs: number;
  freshMs: number;
  staleMs: number;
  /** What the request said in the headers that the answer depends on. */
  varied: [string, string][];
};

const headerOf = (headers: IncomingHttpHeaders, name: string): string => String(headers[name] ?? "");
/** They belong to one connection. @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const OF_CONNECTION = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "host",
  "content-length",
  "te",
  "upgrade",
]);

function directives(value: string): Map<string, string> {
  const parts = value
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().split("="));
  return new Map(parts.map(([name = "", argument = ""]) => [name, argument.replaceAll('"', "")]));
}

/**
 * How long an answer may be kept by a cache that many share, or null where it may not.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-3 and https://www.rfc-editor.org/rfc/rfc5861#section-3
 */
export function sharedLifetime(status: number, cacheControl: string): { freshMs: number; staleMs: number } | null {
  const said = directives(cacheControl);
  if (said.has("no-store") || said.has("private") || said.has("no-cache") || status === 206 || status >= 500)
    return null;
  const seconds = said.get("s-maxage") ?? said.get("max-age");
  if (seconds === undefined) return null;
  const stale = said.has("must-revalidate") || said.has("proxy-revalidate") ? "0" : said.get("stale-while-revalidate");
  return { freshMs: Number(seconds) * 1_000, staleMs: Number(stale ?? 0) * 1_000 };
}

/** A cache as it stands in front of a shop: it keeps for as long as it is allowed to, never shorter. */
class CachingProxy {
  readonly kept = new Map<string, Kept[]>();
  readonly renewing = new Set<string>();
  readonly origin: string;
  constructor(origin: string) {
    this.origin = origin;
  }

  async ask(request: IncomingMessage, body: Buffer): Promise<{ answer: Kept; cache: string }> {
    const url = request.url ?? "/";
    // A request with credentials of its own is not for everybody; cookies are, where the answer says `public`.
    if (request.method !== "GET" || request.headers.authorization !== undefined) {
      return { answer: await this.load(request, body), cache: "pass" };
    }
    const found = (this.kept.get(url) ?? []).find(({ varied }) =>
      varied.every(([name, value]) => headerOf(request.headers, name) === value),
    );
    const ageMs = found === undefined ? Infinity : Date.now() - found.bornMs;
    if (found && ageMs < found.freshMs) return { answer: found, cache: "hit" };
    if (found && ageMs < found.freshMs + found.staleMs) {
      void this.renew(url, request);
      return { answer: found, cache: "stale" };
    }
    return { answer: await this.load(request, body), cache: "miss" };
  }

  private async renew(url: string, request: IncomingMessage): Promise<void> {
    if (this.renewing.has(url)) return;
    this.renewing.add(url);
    await this.load(request, Buffer.alloc(0)).catch(() => undefined);
    this.renewing.delete(url);
  }

  private async load(request: IncomingMessage, body: Buffer): Promise<Kept> {
    const { url = "/", method = "GET" } = request;
    const sent = body.length > 0 ? { body: new Uint8Array(body) } : {};
    const init = { method, headers: headersFor(request), redirect: "manual" as const, ...sent };
    const made = await toKept(await fetch(`${this.origin}${url}`, init), request);
    if (method !== "GET") return made;
    const isSame = ({ varied }: Kept) => JSON.stringify(varied) === JSON.stringify(made.varied);
    const others = (this.kept.get(url) ?? []).filter((one) => !isSame(one));
    const mayKeep = made.freshMs + made.staleMs > 0 && !made.varied.some(([name]) => name === "*");
    this.kept.set(url, mayKeep ? [...others, made] : others);
    return made;
  }
}

/** What is passed on of a request. */
function headersFor(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // A browser's own validators would leave a 304 in the cache of everybody.
    if (OF_CONNECTION.has(name) || name.startsWith("if-")) continue;
    headers.set(name, Array.isArray(value) ? value.join(", ") : (value ?? ""));
  }
  // What `fetch` unpacks is not what was sent.
  headers.set("accept-encoding", "identity");
  return headers;
}

async function toKept(answer: Response, request: IncomingMessage): Promise<Kept> {
  const { status, headers } = answer;
  const lifetime = sharedLifetime(status, headers.get("cache-control") ?? "");
  const varies = (headers.get("vary") ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "accept-encoding");
  return {
    ...{ status, headers, body: Buffer.from(await answer.arrayBuffer()) },
    bornMs: Date.now() - Number(headers.get("age") ?? 0) * 1_000,
    ...(lifetime ?? { freshMs: 0, staleMs: 0 }),
    varied: varies.map((name) => [name, headerOf(request.headers, name)]),
  };
}

function send(response: ServerResponse, { status, headers, body, bornMs }: Kept, cache: string): void {
  const own = [...headers].filter(([name]) => !OF_CONNECTION.has(name) && name !== "content-encoding");
  const age = String(Math.floor((Date.now() - bornMs) / 1_000));
  response
    .writeHead(status, { ...Object.fromEntries(own), age, "x-cache": cache, "content-length": body.length })
    .end(body);
}

/**
 * Opens a reverse proxy that keeps whatever RFC 9111 lets a shared cache keep, for as long as it may, and serves it stale
 * while it is renewed where the answer allows that.
 *
 * @param origin Of the shop behind it.
 */
export async function openCachingProxy(origin: string): Promise<{ url: string; close: () => Promise<void> }> {
  const proxy = new CachingProxy(origin);
  const server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      proxy
        .ask(request, Buffer.concat(pieces))
        .then(({ answer, cache }) => send(response, answer, cache))
        .catch(() => response.writeHead(502).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Safe: it listens on a port.
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${String(port)}`, close };
}
