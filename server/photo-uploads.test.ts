import { createHmac } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { admit } from "./limits.mjs";
import { createPhotoUploads } from "./photo-uploads.mjs";

const secret = "s".repeat(32);
const keyOf = (id: string, kind = "photo-upload") =>
  `${id}.${createHmac("sha256", secret).update(`${kind}:${id}`).digest("base64url")}`;
const newKey = () => keyOf(crypto.randomUUID());
const TUS = { "tus-resumable": "1.0.0" };

let server: Server;
let folder: string;
let origin: string;
/** Whether the disk has room for more. */
let setRoom: (isThere: boolean) => void;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chob-uploads-"));
  let take = createPhotoUploads({ folder, secret });
  setRoom = (isThere) => {
    take = createPhotoUploads({ folder, secret, keptFreeBytes: isThere ? 0 : Number.MAX_SAFE_INTEGER });
  };
  server = createServer((req, res) => {
    if (admit(req, res)) take(req, res, () => res.writeHead(418).end());
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const written = (text: string) => Buffer.from(text).toString("base64");
const begin = (key: string, length: string | null = "10", clip?: string) =>
  fetch(`${origin}/api/uploads`, {
    method: "POST",
    headers: {
      ...TUS,
      ...(length === null ? { "upload-defer-length": "1" } : { "upload-length": length }),
      "upload-metadata": `key ${written(key)}${clip === undefined ? "" : `,clip ${written(clip)}`}`,
    },
  });
const send = (key: string, offset: number, body: string) =>
  fetch(`${origin}/api/uploads/${key}`, {
    method: "PATCH",
    headers: { ...TUS, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
    body,
  });
const ask = (key: string) => fetch(`${origin}/api/uploads/${key}`, { method: "HEAD", headers: TUS });

describe("the upload of a photo", () => {
  it("goes on where it was cut, piece by piece, until all of it is there", async () => {
    const key = newKey();
    const begun = await begin(key);
    expect([begun.status, begun.headers.get("location")]).toEqual([201, `/api/uploads/${key}`]);
    expect((await send(key, 0, "01234")).headers.get("upload-offset")).toBe("5");
    expect((await send(key, 3, "xx")).status).toBe(409);
    expect((await ask(key)).headers.get("upload-offset")).toBe("5");
    expect((await send(key, 5, "56789")).status).toBe(204);
    expect(await readFile(join(folder, key), "utf8")).toBe("0123456789");
  });

  it("takes no more bytes than were announced, and announces no more than a photo may have", async () => {
    const key = newKey();
    await begin(key, "3");
    expect((await send(key, 0, "0123456789")).status).toBe(413);
    expect((await begin(newKey(), "15000001")).status).toBe(413);
    expect((await begin(newKey(), null)).status).toBe(400);
    const id = crypto.randomUUID();
    const clip = keyOf(id, "clip-upload");
    expect((await begin(keyOf(id), "60000001", clip)).status).toBe(413);
    expect((await begin(keyOf(id), "15000001", clip)).status).toBe(201);
    // Another's, or one for nothing of this kind, lets nothing more in.
    expect((await begin(newKey(), "15000001", clip)).status).toBe(413);
    expect((await begin(newKey(), "15000001", newKey())).status).toBe(413);
  });

  it("is nowhere for a key that we did not give, and for every other way of asking", async () => {
    const id = crypto.randomUUID();
    for (const key of ["", "x", "../../etc/passwd", `${id}.${"A".repeat(43)}`, keyOf(id, "share-photos")]) {
      expect((await begin(key)).status).toBe(404);
      if (key !== "") expect((await ask(encodeURIComponent(key))).status).toBe(404);
    }
    const key = newKey();
    await begin(key);
    for (const method of ["GET", "DELETE", "PUT"]) {
      expect((await fetch(`${origin}/api/uploads/${key}`, { method, headers: TUS })).status).toBe(404);
    }
  });

  it("leaves every other address alone", async () => {
    expect((await fetch(`${origin}/api/uploadsx`)).status).toBe(418);
  });

  it("takes nothing while the disk is full, neither a beginning nor a piece, and goes on when there is room", async () => {
    const key = newKey();
    await begin(key);
    setRoom(false);
    // A status at which senders wait and try again.
    expect((await begin(newKey())).status).toBe(503);
    expect((await send(key, 0, "0123456789")).status).toBe(503);
    expect((await ask(key)).headers.get("upload-offset")).toBe("0");
    setRoom(true);
    expect((await send(key, 0, "0123456789")).status).toBe(204);
  });
});
