import { createServer, request, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createAwayPage } from "./away-page.mjs";
import { holdScripts } from "./held-scripts.mjs";
import { createAnswerShaper } from "./html.mjs";

const FLIGHT = `self.__next_f.push([1,"${"สวัสดี ".repeat(300)}"])`;
const PAGE = `<!DOCTYPE html><html><script src="/a.js"></script><script>${FLIGHT}</script><script>planted()</script></html>`;
const PRERENDERED = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "s-maxage=60, stale-while-revalidate=31535940",
  etag: '"abc"',
};

type Answer = { status: number | undefined; headers: IncomingMessage["headers"]; body: Buffer };
let server: Server | undefined;

afterEach(() => server?.close());

async function serve(listener: RequestListener) {
  const shape = createAnswerShaper({ dev: false, awayPage: createAwayPage(process.cwd()) });
  server = createServer((req, res) => {
    shape(req, res);
    listener(req, res);
  });
  await new Promise<void>((resolve) => server?.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return (headers: Record<string, string> = {}, method = "GET", path = "/th") =>
    new Promise<Answer>((resolve, reject) => {
      const asked = request({ port, path, method, headers, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      asked.on("error", reject);
      asked.end();
    });
}

const prerendered: RequestListener = (_req, res) => {
  res.setHeader("set-cookie", "a=1");
  res.writeHead(200, PRERENDERED);
  res.write(PAGE.slice(0, 40));
  res.end(PAGE.slice(40));
};

describe("createAnswerShaper", () => {
  it("hashes what Next wrote and leaves a planted script without a hash", async () => {
    const ask = await serve(prerendered);
    const { headers, body } = await ask();
    const policy = String(headers["content-security-policy"]);
    expect(body.toString()).toBe(PAGE);
    expect(policy.match(/'sha256-/g)).toHaveLength(1);
    expect(policy).toContain("object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
    expect(policy).not.toContain("unsafe-eval");
  });
  it("holds the scripts of a page back, and hashes what starts them", async () => {
    const page = '<html><body><script src="/_next/static/chunks/a.js" async=""></script></body></html>';
    for (const cacheControl of ["s-maxage=60", "no-store"]) {
      const ask = await serve((_req, res) => {
        res.writeHead(200, { "content-type": "text/html", "cache-control": cacheControl });
        res.end(page);
      });
      const { headers, body } = await ask();
      expect(body.toString()).toBe(holdScripts(page));
      expect(String(headers["content-security-policy"]).match(/'sha256-/g)).toHaveLength(1);
      server?.close();
    }
  });
  it("sends a shared page without cookies, for half a minute, compressed as asked", async () => {
    const ask = await serve(prerendered);
    const gzip = await ask({ "accept-encoding": "gzip" });
    const brotli = await ask({ "accept-encoding": "gzip, br" });
    expect(gzip.headers["cache-control"]).toBe("public, max-age=0, s-maxage=30, stale-while-revalidate=30");
    expect(gzip.headers["set-cookie"]).toBeUndefined();
    expect(gzip.headers.vary).toBe("Accept-Encoding");
    expect(gzip.headers.etag).toMatch(/^W\/"[\w-]{43}"$/);
    expect(brotli.headers.etag).toBe(gzip.headers.etag);
    expect(gzip.headers["content-length"]).toBe(String(gzip.body.length));
    expect(gunzipSync(gzip.body).toString()).toBe(PAGE);
    expect(brotliDecompressSync(brotli.body).toString()).toBe(PAGE);
    expect(gzip.headers["content-security-policy"]).toBe(brotli.headers["content-security-policy"]);
  });
  it("answers two pages of one ETag each with its own body", async () => {
    const other = PAGE.replace("planted", "another");
    const ask = await serve((req, res) => {
      res.writeHead(200, PRERENDERED);
      res.end(req.url === "/th" ? PAGE : other);
    });
    await ask();
    expect((await ask({}, "GET", "/en")).body.toString()).toBe(other);
  });
  it("keeps a personal page private and its cookies", async () => {
    const ask = await serve((_req, res) => {
      res.writeHead(200, {
        "content-type": "text/html",
        "cache-control": "private, no-cache, no-store",
        "set-cookie": "a=1",
      });
      res.end(PAGE);
    });
    const { headers } = await ask();
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(headers["set-cookie"]).toEqual(["a=1"]);
  });
  it("says that a page is unchanged to whoever has it, and sends the new one when it is not", async () => {
    let page = PAGE;
    const ask = await serve((_req, res) => {
      res.writeHead(200, PRERENDERED);
      res.end(page);
    });
    const etag = String((await ask()).headers.etag);
    const unchanged = await ask({ "if-none-match": `"other", ${etag}` });
    expect(unchanged.status).toBe(304);
    expect(unchanged.body).toHaveLength(0);
    expect(unchanged.headers["content-security-policy"]).toBeUndefined();
    expect(unchanged.headers["cache-control"]).toContain("s-maxage=30");
    page = PAGE.replace("planted", "another");
    expect((await ask({ "if-none-match": etag })).status).toBe(200);
  });
  it("gives a 304 of Next's own no policy, which would replace the kept page's", async () => {
    const ask = await serve((_req, res) => {
      res.writeHead(304, { "cache-control": PRERENDERED["cache-control"], etag: '"abc"' });
      res.end();
    });
    const { status, headers } = await ask();
    expect(status).toBe(304);
    expect(headers["content-security-policy"]).toBeUndefined();
    expect(headers["cache-control"]).toContain("s-maxage=30");
  });
  it("leaves a policy that a route set for itself", async () => {
    const ask = await serve((_req, res) => {
      res.writeHead(200, { "content-type": "text/html", "content-security-policy": "sandbox" });
      res.end(PAGE);
    });
    expect((await ask()).headers["content-security-policy"]).toBe("sandbox");
  });
  it("streams what is no text, and compresses JSON that is worth it", async () => {
    const json = JSON.stringify({ text: "x".repeat(5_000) });
    const ask = await serve((req, res) => {
      res.writeHead(200, { "content-type": req.url === "/api/a" ? "application/json" : "image/avif" });
      res.end(json);
    });
    const api = await ask({ "accept-encoding": "gzip" }, "GET", "/api/a");
    expect(api.headers["content-encoding"]).toBe("gzip");
    expect(api.headers["cache-control"]).toBe("private, no-store");
    expect(gunzipSync(api.body).toString()).toBe(json);
    expect((await ask({ "accept-encoding": "gzip" })).headers["content-encoding"]).toBeUndefined();
  });
  it("answers HEAD without a body and without the length of another encoding", async () => {
    const ask = await serve((_req, res) => {
      res.writeHead(200, { ...PRERENDERED, "content-length": PAGE.length });
      res.end();
    });
    const { headers, body } = await ask({}, "HEAD");
    expect(headers["content-length"]).toBeUndefined();
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(body).toHaveLength(0);
  });

  it.each([
    { path: "/th/shop", says: "ลองอีกครั้ง" },
    { path: "/en/p/cup?x=1", says: "Try again" },
  ])(
    "puts a page in the brand's look in place of $path when that failed, to be asked for again",
    async ({ path, says }) => {
      const ask = await serve((_req, res) => {
        res.writeHead(500, { "content-type": "text/html; charset=utf-8", "cache-control": "s-maxage=60" });
        res.end("<!DOCTYPE html><p>at query (/srv/secret.ts:1)</p>");
      });
      const { status, headers, body } = await ask({}, "GET", path);
      expect(status).toBe(503);
      expect(headers).toMatchObject({ "retry-after": "5", "cache-control": "private, no-store" });
      expect(body.toString()).toContain(says);
      expect(body.toString()).toContain("--brand-paper");
      expect(body.toString()).not.toContain("secret");
    },
  );

  it("leaves the problems of the API as they are", async () => {
    const ask = await serve((_req, res) => {
      res.writeHead(500, { "content-type": "application/problem+json" });
      res.end("{}");
    });
    const { status, body } = await ask({}, "GET", "/api/products");
    expect([status, body.toString()]).toEqual([500, "{}"]);
  });
});
