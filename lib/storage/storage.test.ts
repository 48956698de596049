import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openS3Server } from "@/lib/testing/s3-server";
import { folderStorage, type Storage } from "./folder";
import { type S3Place, s3Storage } from "./s3";

const folders: string[] = [];
const folderOf = async () => {
  const folder = await mkdtemp(join(tmpdir(), "storage-"));
  folders.push(folder);
  return folder;
};
const BUCKET = "photos-of-a-test";
const KEYS = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };
const PAGE_SIZE = 5;
let rver: S3rver;
let own: Awaited<ReturnType<typeof openS3Server>>;
let ports: { rver: string; own: string };

const placeAt = (server: "rver" | "own"): S3Place => ({
  ...{ bucket: BUCKET, prefix: `${crypto.randomUUID()}/`, region: "us-east-1", endpoint: ports[server], ...KEYS },
});

beforeAll(async () => {
  const configureBuckets = [{ name: BUCKET, configs: [] }];
  rver = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory: await folderOf(), configureBuckets });
  const { port } = await rver.run();
  own = await openS3Server({ bucket: BUCKET, pageSize: PAGE_SIZE, ...KEYS });
  ports = { rver: `http://127.0.0.1:${String(port)}`, own: own.endpoint };
});

afterAll(async () => {
  await rver.close();
  await own.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const folder = async () => folderStorage(join(await folderOf(), "photos"));
const WHOLE: [string, () => Promise<Storage>][] = [
  ["a folder", folder],
  ["a bucket that looks at signatures", () => Promise.resolve(s3Storage(placeAt("own")))],
];
const STORES: typeof WHOLE = [...WHOLE, ["a bucket of s3rver", () => Promise.resolve(s3Storage(placeAt("rver")))]];

describe.each(STORES)("%s", (_, open) => {
  it("gives back what was put, byte for byte, also what is put over it", async () => {
    const store = await open();
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (__, index) => index % 251));
    await store.put("a-720.webp", bytes);
    expect((await store.get("a-720.webp"))?.equals(bytes)).toBe(true);
    await store.put("a-720.webp", new Uint8Array([0, 255, 10, 13]));
    expect(await store.get("a-720.webp")).toEqual(Buffer.from([0, 255, 10, 13]));
    await store.put("empty.webp", new Uint8Array());
    expect(await store.get("empty.webp")).toEqual(Buffer.alloc(0));
  });

  it("gives a part of a file, and says how large it is", async () => {
    const storage = await open();
    await storage.put("part.bin", Buffer.from("0123456789"));
    expect((await storage.get("part.bin", { start: 2, end: 4 }))?.toString()).toBe("234");
    expect([await storage.size("part.bin"), await storage.size("none.bin")]).toEqual([10, null]);
    expect(await storage.get("none.bin", { start: 0, end: 1 })).toBeNull();
    await storage.remove("part.bin");
  });

  it("knows nothing of what was never put, and removes it without a word", async () => {
    const store = await open();
    expect(await store.get("b-720.webp")).toBeNull();
    await store.remove("b-720.webp");
    expect(await store.list()).toEqual([]);
  });

  it("lists every name once, and none that was removed", async () => {
    const store = await open();
    const names = Array.from({ length: 12 }, (__, index) => `c${String(index)}-720.avif`);
    await Promise.all(names.map((name) => store.put(name, Buffer.from(name))));
    await store.remove("c3-720.avif");
    expect((await store.list()).sort()).toEqual(names.filter((name) => name !== "c3-720.avif").sort());
    expect(await store.get("c3-720.avif")).toBeNull();
  });

  it.each(["../x", "a/b", "", ".x", "a..b"])("takes no name that leads elsewhere: %s", async (name) => {
    const store = await open();
    await expect(store.put(name, Buffer.from("x"))).rejects.toThrow("no name");
    await expect(store.get(name)).rejects.toThrow("no name");
    await expect(store.remove(name)).rejects.toThrow("no name");
  });
});

describe.each(WHOLE)("%s, too,", (_, open) => {
  it("shows a reader all of a file or none of it while it is put over", async () => {
    const store = await open();
    const [one, other] = [Buffer.alloc(300_000, 1), Buffer.alloc(300_000, 2)];
    await store.put("d.webp", one);
    const [, ...seen] = await Promise.all([
      store.put("d.webp", other),
      ...Array.from({ length: 8 }, () => store.get("d.webp")),
    ]);
    for (const bytes of seen) expect([one, other].some((whole) => bytes?.equals(whole))).toBe(true);
  });
});

describe("a bucket", () => {
  it("lists more than one page of names, and none of others' in the same bucket", async () => {
    const store = s3Storage(placeAt("own"));
    await s3Storage(placeAt("own")).put("x.webp", Buffer.from("x"));
    const names = Array.from({ length: 3 * PAGE_SIZE + 1 }, (_, index) => `n${String(index)}.webp`);
    await Promise.all(names.map((name) => store.put(name, Buffer.from("x"))));
    expect((await store.list()).sort()).toEqual(names.sort());
  });

  it("says so when its key is refused or its address does not answer, rather than that nothing is there", async () => {
    const odd: Partial<S3Place>[] = [
      { secretAccessKey: "another" },
      { accessKeyId: "nobody" },
      { bucket: "no-such-bucket" },
      { endpoint: "http://127.0.0.1:9" },
    ];
    for (const change of odd) {
      const store = s3Storage({ ...placeAt("own"), ...change });
      await expect(store.get("a.webp")).rejects.toThrow();
      await expect(store.put("a.webp", Buffer.from("x"))).rejects.toThrow();
      await expect(store.list()).rejects.toThrow();
    }
  });
});
