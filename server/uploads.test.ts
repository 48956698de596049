import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUploadedFiles } from "./uploads.mjs";

const KEY = `u-${"0".repeat(24)}`;
const folder = mkdtempSync(join(tmpdir(), "uploads-"));
const serveFile = createUploadedFiles({ folder, policy: "default-src 'none'" });
const server = createServer((req: IncomingMessage, res: ServerResponse) =>
  serveFile(req, res, () => res.writeHead(404).end()),
);
const ask = (name: string, headers: Record<string, string> = {}) =>
  // Safe: it listens on a port.
  fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/media/${name}`, { headers });

beforeAll(async () => {
  writeFileSync(join(folder, `${KEY}.mp4`), "0123456789");
  writeFileSync(join(folder, `${KEY}-360.webp`), "picture");
  writeFileSync(join(folder, "secret.txt"), "secret");
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe("createUploadedFiles", () => {
  it("serves a clip whole and in parts, as an iPhone asks for it", async () => {
    const whole = await ask(`${KEY}.mp4`);
    expect([whole.status, whole.headers.get("content-type"), await whole.text()]).toEqual([
      ...[200, "video/mp4", "0123456789"],
    ]);
    const part = await ask(`${KEY}.mp4`, { range: "bytes=2-3" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 2-3/10", "23"]);
    const beyond = await ask(`${KEY}.mp4`, { range: "bytes=10-" });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, "bytes */10"]);
  });

  it("serves pictures for ever, and nothing that is none of ours", async () => {
    const picture = await ask(`${KEY}-360.webp`);
    expect([picture.headers.get("content-type"), picture.headers.get("cache-control")]).toEqual([
      ...["image/webp", "public,max-age=31536000,immutable"],
    ]);
    for (const name of ["secret.txt", "..%2fsecret.txt", `${KEY}.txt`, `${KEY}-1.mp4`]) {
      expect((await ask(name)).status).toBe(404);
    }
  });
});
