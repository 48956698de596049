import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FetchLimits, fetchPublic } from "./fetch-public";

const seen: string[] = [];
let server: Server;
let host: string;

const answers: Record<string, RequestListener> = {
  "/ok": (_req, res) => res.end("picture"),
  "/missing": (_req, res) => res.writeHead(404).end("no"),
  "/big": (_req, res) => res.writeHead(200, { "content-length": 5_000 }).end(Buffer.alloc(5_000)),
  "/endless": (_req, res) => {
    const timer = setInterval(() => res.write(Buffer.alloc(600)), 5);
    res.on("close", () => clearInterval(timer));
  },
  "/silent": () => undefined,
  "/drip": (_req, res) => {
    res.writeHead(200);
    res.write("a");
  },
  "/to-ok": (_req, res) => res.writeHead(302, { location: "/ok" }).end(),
  "/to-private": (_req, res) => res.writeHead(302, { location: "http://10.0.0.1/x" }).end(),
  "/to-metadata": (_req, res) => res.writeHead(301, { location: "http://169.254.169.254/latest/meta-data/" }).end(),
  "/to-other-port": (_req, res) => res.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
  "/to-file": (_req, res) => res.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/round": (_req, res) => res.writeHead(302, { location: "/round" }).end(),
  "/cut": (_req, res) => {
    res.writeHead(200, { "content-length": 100 });
    res.write("half", () => res.destroy());
  },
};

beforeAll(async () => {
  server = createServer((req, res) => {
    seen.push(`${String(req.headers.host)}${String(req.url)}`);
    const answer = answers[req.url ?? ""];
    if (answer) answer(req, res);
    else res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const LIMITS: FetchLimits = { maxBytes: 1_000, timeoutMs: 400 };
const reasonOf = (url: string, limits: Partial<FetchLimits> = {}) =>
  fetchPublic(url, { ...LIMITS, ...limits }).then(
    (bytes) => `got ${bytes.toString()}`,
    (error: unknown) => (error as { reason: string }).reason,
  );
/** From the server of this test, which stands inside the wall. */
const fromServer = (path: string) => reasonOf(`http://${host}${path}`, { allowedHosts: [host] });

describe("fetchPublic", () => {
  it("asks no server inside the wall unless it was allowed by name and port", async () => {
    const before = seen.length;
    expect(await reasonOf(`http://${host}/ok`)).toBe("closed-address");
    expect(await reasonOf(`http://${host}/ok`, { allowedHosts: ["127.0.0.1:1"] })).toBe("closed-address");
    expect(seen).toHaveLength(before);
    expect(await fromServer("/ok")).toBe("got picture");
  });

  it.each([
    ...["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/"],
    ...["http://169.254.169.254/latest/meta-data/", "http://192.168.1.1/", "http://172.16.0.1/", "http://100.64.0.1/"],
    ...[
      "http://0/",
      "http://0.0.0.0/",
      "http://127.1/",
      "http://2130706433/",
      "http://0x7f000001/",
      "http://0177.0.0.1/",
    ],
    ...["http://[fe80::1]/", "http://[fd00:ec2::254]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/"],
    ...["http://１２７.0.0.1/", "http://127。0。0。1/"],
  ])("does not ask %s, however it is spelled", async (url) => {
    expect(await reasonOf(url)).toBe("closed-address");
  });

  it.each([
    "ftp://cdn.example/x",
    "file:///etc/passwd",
    "gopher://x/",
    "data:image/png;base64,AA",
    "http://",
    "nonsense",
  ])("takes %s for no address", async (url) => {
    expect(await reasonOf(url)).toBe("bad-address");
  });

  it("gives no user name along, and asks no other port", async () => {
    expect(await reasonOf("http://user:word@cdn.example/x")).toBe("bad-address");
    expect(await reasonOf("http://1.1.1.1:22/")).toBe("closed-address");
  });

  it("refuses a name of which one address is not public, whichever comes first", async () => {
    const resolve = () => Promise.resolve([{ address: "1.1.1.1", family: 4 }, { address: "127.0.0.1", family: 4 }]); // prettier-ignore
    expect(await reasonOf("http://two.example/", { resolve })).toBe("closed-address");
    const none = () => Promise.resolve([]);
    expect(await reasonOf("http://none.example/", { resolve: none })).toBe("not-found-host");
    const lost = () => Promise.reject(new Error("ENOTFOUND"));
    expect(await reasonOf("http://lost.example/", { resolve: lost })).toBe("not-found-host");
  });

  it("asks a name once, and goes to the very address that was looked at", async () => {
    const port = host.split(":")[1] ?? "";
    const asked: string[] = [];
    const resolve = (name: string) => {
      asked.push(name);
      // A name that gives another address when it is asked again.
      return Promise.resolve([{ address: asked.length === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }]);
    };
    const allowedHosts = [`rebind.example:${port}`];
    expect(await reasonOf(`http://rebind.example:${port}/ok`, { resolve, allowedHosts })).toBe("got picture");
    expect(asked).toEqual(["rebind.example"]);
    expect(seen.at(-1)).toBe(`rebind.example:${port}/ok`);
  });

  it("looks at every redirect anew", async () => {
    expect(await fromServer("/to-ok")).toBe("got picture");
    expect(await fromServer("/to-private")).toBe("closed-address");
    expect(await fromServer("/to-metadata")).toBe("closed-address");
    expect(await fromServer("/to-other-port")).toBe("closed-address");
    expect(await fromServer("/to-file")).toBe("bad-address");
    expect(await fromServer("/round")).toBe("too-many-redirects");
  });

  it("stops at what is too large, whatever its head said, and at what takes too long", async () => {
    expect(await fromServer("/big")).toBe("too-large");
    expect(await fromServer("/endless")).toBe("too-large");
    expect(await fromServer("/silent")).toBe("too-slow");
    expect(await fromServer("/drip")).toBe("too-slow");
    const never = () => new Promise<never>(() => undefined);
    expect(await reasonOf("http://slow.example/", { resolve: never })).toBe("too-slow");
  });

  it("refuses what is not there or breaks off", async () => {
    expect(await fromServer("/missing")).toBe("not-ok");
    expect(await fromServer("/cut")).toBe("unreachable");
  });
});
