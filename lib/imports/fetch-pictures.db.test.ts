import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listDrafts } from "@/lib/catalog";
import type { Context } from "@/lib/db/context";
import { products } from "@/lib/db/schema/catalog";
import { importPictures } from "@/lib/db/schema/imports";
import { saveProduct } from "@/lib/publishing";
import { withContext } from "@/lib/testing/database";
import { bring, read, rowsOf, takeBack } from "@/lib/testing/imports";
import { shelfOf } from "@/lib/testing/product-drafts";
import { asStaff } from "@/lib/testing/staff";
import { fetchPictures } from "./commands/fetch-pictures";

const visitor = { kind: "visitor" } as const;

let server: Server;
let host: string;
const asked: string[] = [];

const paint = (background: string) =>
  sharp({ create: { width: 400, height: 500, channels: 3, background } })
    .jpeg()
    .toBuffer();

beforeAll(async () => {
  const pictures: Record<string, Buffer> = {
    "/red.jpg": await paint("#aa2222"),
    "/blue.jpg": await paint("#2222aa"),
    "/page.jpg": Buffer.from("<html>no picture</html>"),
  };
  server = createServer((req, res) => {
    asked.push(req.url ?? "");
    const picture = pictures[req.url ?? ""];
    if (picture) res.end(picture);
    else res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => server.close());

const HEAD = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Image Alt Text,Variant Image,Status"; // prettier-ignore
const fileOf = (...rows: string[]) => Buffer.from([HEAD, ...rows, ""].join("\n").replaceAll("HOST", host));
const CUP = [
  "cup,Cup,Size,S,CUP-S,590,http://HOST/red.jpg,A red cup,,active",
  "cup,,,L,CUP-L,690,http://HOST/gone.jpg,,http://HOST/blue.jpg,",
];

const fetchAll = (ctx: Context) =>
  fetchPictures({ ...ctx, actor: { kind: "system", job: "pictures" } }, { turnMs: 60_000, allowedHosts: [host] });

async function manager(ctx: Context) {
  const ton = await asStaff(ctx, "manager");
  await shelfOf(ctx);
  return ton;
}

async function findCup({ db }: Context) {
  const [row] = await db.select({ id: products.id }).from(products).where(eq(products.handle, "cup"));
  const [cup] = await listDrafts(db, row ? [row.id] : []);
  if (!cup) throw new Error("the cup is not there");
  return cup;
}

const reasonsOf = async ({ db }: Context, importId: string) => {
  const { url, state, reason } = importPictures;
  const rows = await db
    .select({ url, state, reason })
    .from(importPictures)
    .where(eq(importPictures.importId, importId));
  return Object.fromEntries(rows.map((row) => [new URL(row.url).pathname, row.reason ?? row.state]));
};

describe("fetchPictures", () => {
  it("shows what was fetched in its order and publishes what waited for it; the rest is noted with its reason", () =>
    withContext(visitor, async (ctx) => {
      const ton = await manager(ctx);
      const id = await bring(ton, fileOf(...CUP));
      expect((await findCup(ctx)).draft.status).toBe("draft");
      expect((await read(ton, id)).pictures).toEqual({ waiting: 3, shown: 0, refused: 0 });
      expect(await fetchAll(ctx)).toEqual({ done: 2, failed: 1 });
      const { draft } = await findCup(ctx);
      expect(draft.status).toBe("published");
      expect(draft.pictures).toMatchObject([
        { alt: { en: "A red cup" }, sku: null },
        { alt: { en: "Cup" }, sku: "CUP-L" },
      ]);
      expect(draft.variants.map(({ mediaId }) => mediaId)).toEqual([null, draft.pictures[1]?.mediaId]);
      expect(await reasonsOf(ctx, id)).toEqual({ "/red.jpg": "shown", "/blue.jpg": "shown", "/gone.jpg": "not-ok" });
      expect((await rowsOf(ton, id))[0]?.notes).toEqual([]);
    }));

  it("does not fetch again what the shop has, and changes nothing when the file comes again", () =>
    withContext(visitor, async (ctx) => {
      const ton = await manager(ctx);
      await bring(ton, fileOf(...CUP));
      await fetchAll(ctx);
      const before = await findCup(ctx);
      const count = asked.length;
      const again = await bring(ton, fileOf(...CUP));
      expect((await rowsOf(ton, again))[0]?.state).toBe("unchanged");
      expect(await fetchAll(ctx)).toEqual({ done: 0, failed: 0 });
      expect(asked).toHaveLength(count);
      expect(await findCup(ctx)).toEqual(before);
    }));

  it("lets no product wait behind one that can take no pictures", () =>
    withContext(visitor, async (ctx) => {
      const ton = await manager(ctx);
      const jar = "jar,Jar,,,JAR,590,http://HOST/blue.jpg,,,active";
      const id = await bring(ton, fileOf("cup,Cup,,,CUP,590,http://HOST/red.jpg,,,active", jar));
      const broken = { status: "published", title: { th: "", en: "" } } as const;
      await ctx.db.update(products).set(broken).where(eq(products.handle, "cup"));
      expect(await fetchAll(ctx)).toEqual({ done: 1, failed: 1 });
      const reasons = await reasonsOf(ctx, id);
      expect(reasons["/blue.jpg"]).toBe("shown");
      expect(["waiting", "fetched", "shown"]).not.toContain(reasons["/red.jpg"]);
      expect(await fetchAll(ctx)).toEqual({ done: 0, failed: 0 });
    }));

  it("takes no page for a picture, and asks no server inside the wall that was not allowed", () =>
    withContext(visitor, async (ctx) => {
      const ton = await manager(ctx);
      const id = await bring(
        ton,
        fileOf(
          "cup,Cup,,,CUP,590,http://HOST/page.jpg,,,active",
          "cup,,,,,,http://169.254.169.254/latest/meta-data/,,,",
          "cup,,,,,,http://localhost:1/x.jpg,,,",
        ),
      );
      expect(await fetchAll(ctx)).toEqual({ done: 0, failed: 3 });
      expect(await reasonsOf(ctx, id)).toEqual({
        "/page.jpg": "not-a-picture",
        "/latest/meta-data/": "closed-address",
        "/x.jpg": "closed-address",
      });
      expect((await findCup(ctx)).draft).toMatchObject({ status: "draft", pictures: [] });
    }));

  it("keeps undoing possible after the pictures came, and fetches none of what was taken back", () =>
    withContext(visitor, async (ctx) => {
      const ton = await manager(ctx);
      const id = await bring(ton, fileOf(...CUP));
      await fetchAll(ctx);
      await takeBack(ton, id);
      expect((await rowsOf(ton, id))[0]?.state).toBe("undone");
      expect((await findCup(ctx)).draft.status).toBe("archived");
      const other = await bring(ton, fileOf(...CUP));
      await takeBack(ton, other);
      const count = asked.length;
      expect(await fetchAll(ctx)).toEqual({ done: 0, failed: 0 });
      expect(asked).toHaveLength(count);
    }));

  it("adds to a product that somebody edited meanwhile, and leaves that edit to them when it is undone", () =>
    withContext(visitor, async (ctx) => {
      const ton = await manager(ctx);
      const id = await bring(ton, fileOf(...CUP));
      const cup = await findCup(ctx);
      await saveProduct(ton, cup.id, { ...cup.draft, version: cup.version, tags: ["mine"] });
      await fetchAll(ctx);
      expect((await findCup(ctx)).draft).toMatchObject({ tags: ["mine"], pictures: [{}, {}] });
      await takeBack(ton, id);
      expect((await rowsOf(ton, id))[0]?.state).toBe("kept");
      expect((await findCup(ctx)).draft.tags).toEqual(["mine"]);
    }));
});
