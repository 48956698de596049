import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { createDevelopmentFiles } from "./static.mjs";

async function ask(path: string): Promise<Response> {
  const serveFile = createDevelopmentFiles({ root: ".", dataDir: ".nowhere" });
  const server = createServer((req: IncomingMessage, res: ServerResponse) =>
    serveFile(req, res, () => res.writeHead(404).end()),
  );
  await new Promise<void>((resolve) => server.listen(0, resolve));
  try {
    // Safe: it listens on a port.
    return await fetch(`http://localhost:${String((server.address() as AddressInfo).port)}${path}`);
  } finally {
    server.close();
  }
}

describe("createDevelopmentFiles", () => {
  it("gives a browser in place of production's worker one that ends it, asked for anew each time", async () => {
    const answer = await ask("/sw.js");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(await answer.text()).toContain("registration.unregister()");
  });

  it("leaves everything else to Next", async () => {
    expect((await ask("/th")).status).toBe(404);
  });
});
