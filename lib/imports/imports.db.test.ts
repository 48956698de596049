import { and, eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listDrafts } from "@/lib/catalog";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { products } from "@/lib/db/schema/catalog";
import { importPictures, imports } from "@/lib/db/schema/imports";
import { stockLedger } from "@/lib/db/schema/inventory";
import { createProduct } from "@/lib/publishing";
import { withContext } from "@/lib/testing/database";
import { createDevice } from "@/lib/testing/factories";
import { bring, fileOf, read, rowsOf, upload, work } from "@/lib/testing/imports";
import { draftOf, shelfOf } from "@/lib/testing/product-drafts";
import { asStaff } from "@/lib/testing/staff";
import { mapImport, runImport, undoImport } from "./commands/change-import";

const visitor = { kind: "visitor" } as const;

/** A manager, with a collection in the shop. */
async function manager(ctx: Context) {
  const ton = await asStaff(ctx, "manager");
  return { ton, shelf: await shelfOf(ctx) };
}

async function findProduct({ db }: Context, handle: string) {
  const [row] = await db.select({ id: products.id }).from(products).where(eq(products.handle, handle));
  const [product] = await listDrafts(db, row ? [row.id] : []);
  return product;
}

const CUP = ["cup,Cup,,TRUE,Size,S,CUP-S,5,590,https://cdn.example/1.jpg,draft", "cup,,,,,L,CUP-L,3,690.50,,"];
const statesOf = async (ctx: Context, id: string) =>
  (await rowsOf(ctx, id)).map(({ handle, state }) => [handle, state]);

describe("uploadImport", () => {
  it("changes nothing of the shop: it proposes columns and says what would come of the file", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const { id } = await upload(ton, fileOf(...CUP, "bowl,Bowl,,,,,BOWL,1,free,,"));
      expect(await read(ton, id)).toMatchObject({
        state: "reading",
        mapping: { Handle: "handle", Type: "collection" },
      });
      await work(ctx);
      const preview = await read(ton, id);
      expect(preview).toMatchObject({ state: "previewed", total: 2, fileName: "products.csv", format: "shopify" });
      expect(preview.counts).toEqual({ created: 1, changed: 0, unchanged: 0, refused: 1, pictures: 1 });
      expect(preview.columns[1]).toEqual({ name: "Title", sample: "Cup" });
      expect((await rowsOf(ton, id))[1]).toMatchObject({
        ...{ handle: "bowl", state: "refused", title: "Bowl" },
        errors: [{ line: 4, column: "Variant Price", reason: "notAmount" }],
      });
      expect(await findProduct(ctx, "cup")).toBeUndefined();
    }));

  it("refuses what is no list of products, and what unpacks to too much", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      await expect(upload(ton, Buffer.from("just a letter\nto you"))).rejects.toMatchObject({
        reason: "import-not-csv",
      });
      await expect(upload(ton, Buffer.from("a,b\n"))).rejects.toMatchObject({ reason: "import-empty" });
      const bomb = Buffer.alloc(21 * 1024 * 1024, "a,b\n1,2\n");
      await expect(upload(ton, bomb)).rejects.toMatchObject({ code: "too_large", reason: "import-too-large" });
      expect(await ctx.db.$count(imports)).toBe(0);
    }));

  it("says why a file cannot be read to its end", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const rows = Array.from({ length: 40 }, (_, index) => `p${index},P,,,,,S${index},1,5,,`);
      const { id } = await upload(ton, fileOf(...rows, 'last,"open,,,,,,1,5,,'));
      await work(ctx);
      const failed = await read(ton, id);
      expect(failed).toMatchObject({ state: "failed" });
      expect(failed.error).toContain("line 4");
    }));
});

describe("runImport", () => {
  it("makes products with variants, stock and pictures to come, in the name of whoever started it", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const id = await bring(ton, fileOf(...CUP));
      expect(await read(ton, id)).toMatchObject({
        state: "done",
        total: 1,
        done: 1,
        counts: { created: 1, refused: 0 },
      });
      const cup = await findProduct(ctx, "cup");
      expect(cup?.draft).toMatchObject({
        ...{ status: "draft", title: { th: "Cup", en: "Cup" } },
        options: [{ code: "size", values: [{ code: "s" }, { code: "l" }] }],
        variants: [
          { sku: "CUP-S", optionValues: { size: "s" }, prices: [{ currency: "THB", amount: 59_000 }] },
          { sku: "CUP-L", optionValues: { size: "l" }, prices: [{ currency: "THB", amount: 69_050 }] },
        ],
      });
      const ids = cup?.draft.variants.map((variant) => variant.id ?? "") ?? [];
      const entries = await ctx.db.select().from(stockLedger).where(inArray(stockLedger.variantId, ids));
      expect(entries.map(({ delta, reason }) => [delta, reason]).sort()).toEqual([[3, "received"], [5, "received"]]); // prettier-ignore
      expect(await ctx.db.$count(importPictures, eq(importPictures.importId, id))).toBe(1);
      const [noted] = await ctx.db
        .select({ personId: auditLog.personId })
        .from(auditLog)
        .where(and(eq(auditLog.action, "product.create"), eq(auditLog.entityId, cup?.id ?? "")));
      expect(noted?.personId).toBe(ton.personId);
    }));

  it("changes nothing when the same file comes again, however often", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      await bring(ton, fileOf(...CUP));
      const before = await findProduct(ctx, "cup");
      const id = await bring(ton, fileOf(...CUP));
      expect(await statesOf(ton, id)).toEqual([["cup", "unchanged"]]);
      expect(await findProduct(ctx, "cup")).toEqual(before);
      expect(await ctx.db.$count(stockLedger)).toBe(2);
      expect(await ctx.db.$count(importPictures)).toBe(1);
    }));

  it("changes what the file says otherwise, and nothing that it does not say", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const draft = await draftOf(ctx, { handle: "cup", tags: ["clay"] });
      const { id: productId } = await createProduct(ton, draft);
      const sku = draft.variants[0]?.sku ?? "";
      const id = await bring(ton, Buffer.from(`Handle,Variant SKU,Option1 Name,Option1 Value,Variant Price\ncup,${sku},Size,S,640\n`)); // prettier-ignore
      expect(await statesOf(ton, id)).toEqual([["cup", "changed"]]);
      const [after] = await listDrafts(ctx.db, [productId]);
      expect(after?.draft).toMatchObject({ title: draft.title, tags: ["clay"], status: "published", care: draft.care });
      expect(after?.draft.variants.map((variant) => [variant.sku, variant.prices])).toEqual([
        [
          sku,
          [
            { currency: "THB", amount: 64_000, compareAtAmount: 79_000 },
            { currency: "USD", amount: 1_700, compareAtAmount: null },
          ],
        ],
        [draft.variants[1]?.sku, draft.variants[1]?.prices],
      ]);
      expect(after?.draft.options).toEqual(draft.options);
    }));

  it("keeps a product as a draft until it has what shoppers need, and says so", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const id = await bring(ton, fileOf("cup,Cup,,TRUE,,,CUP,5,590,https://cdn.example/1.jpg,active"));
      expect((await rowsOf(ton, id))[0]).toMatchObject({ state: "created", notes: [{ line: 2, column: "", reason: "staysDraft" }] }); // prettier-ignore
      expect((await findProduct(ctx, "cup"))?.draft.status).toBe("draft");
    }));

  it("refuses an SKU that another product has, and takes the others", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const other = await draftOf(ctx);
      await createProduct(ton, other);
      const sku = other.variants[0]?.sku ?? "";
      const id = await bring(ton, fileOf(`mug,Mug,,,,,${sku},1,5,,`, "jar,Jar,,,,,JAR,1,5,,"));
      expect((await rowsOf(ton, id))[0]).toMatchObject({
        state: "refused",
        errors: [{ line: 2, column: "Variant SKU", reason: "skuTaken" }],
      });
      expect(await findProduct(ctx, "jar")).toBeDefined();
    }));

  it("finds the collection by its name, and puts the rest where it was told", () =>
    withContext(visitor, async (ctx) => {
      const { ton, shelf } = await manager(ctx);
      const other = await shelfOf(ctx);
      const { id } = await upload(ton, fileOf(`cup,Cup,${shelf.handle},,,,CUP,1,5,,`, "jar,Jar,Nowhere,,,,JAR,1,5,,"));
      await work(ctx);
      const { version, mapping } = await read(ton, id);
      await mapImport(ton, id, { version, mapping, settings: { language: "th", collectionId: other.id } });
      await work(ctx);
      await runImport(ton, id, { version: (await read(ton, id)).version });
      await work(ctx);
      expect((await findProduct(ctx, "cup"))?.draft.collectionId).toBe(shelf.id);
      expect((await findProduct(ctx, "jar"))?.draft).toMatchObject({
        collectionId: other.id,
        title: { th: "Jar", en: "" },
      });
    }));

  it("goes on behind the last product that was done when a turn ends or a worker dies", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const rows = Array.from({ length: 12 }, (_, index) => `p${index},P ${index},,,,,SKU-${index},1,5,,`);
      const { id } = await upload(ton, fileOf(...rows));
      await work(ctx);
      await runImport(ton, id, { version: (await read(ton, id)).version });
      const dones: number[] = [];
      // A turn of no time does one look and stops: like a worker that is killed again and again.
      for (let turn = 0; turn < 200 && (await read(ton, id)).state === "running"; turn += 1) {
        await work(ctx, 1);
        dones.push((await read(ton, id)).done);
      }
      expect(await read(ton, id)).toMatchObject({ state: "done", done: 12 });
      expect(dones).toEqual([...dones].sort((a, b) => a - b));
      expect(await ctx.db.$count(products)).toBe(12);
      expect(await ctx.db.$count(auditLog, eq(auditLog.action, "product.create"))).toBe(12);
    }));

  it("refuses a version that somebody changed, a second start, and whoever may not", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const { id } = await upload(ton, fileOf(...CUP));
      await expect(runImport(ton, id, { version: 1 })).rejects.toMatchObject({
        code: "conflict",
        reason: "import-state",
      });
      await work(ctx);
      const { version } = await read(ton, id);
      await expect(runImport(ton, id, { version: version - 1 })).rejects.toMatchObject({ code: "precondition_failed" });
      await runImport(ton, id, { version });
      await expect(runImport(ton, id, { version: version + 1 })).rejects.toMatchObject({ reason: "import-state" });
      const { id: deviceId } = await createDevice(ctx);
      const device = { ...ctx, actor: { kind: "device", deviceId } as const };
      const fah = await asStaff(ctx, "curator");
      for (const act of [runImport, undoImport]) {
        await expect(act(device, id, { version })).rejects.toMatchObject({ code: "not_found" });
        await expect(act(fah, id, { version })).rejects.toMatchObject({ code: "forbidden" });
        await expect(act(ton, crypto.randomUUID(), { version })).rejects.toMatchObject({ code: "not_found" });
      }
      await expect(upload(device, fileOf(...CUP))).rejects.toMatchObject({ code: "not_found" });
      await expect(upload(fah, fileOf(...CUP))).rejects.toMatchObject({ code: "forbidden" });
      await expect(read(fah, id)).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("mapImport", () => {
  it("reads the file anew by other columns, and refuses columns, fields and collections that are none", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const { id } = await upload(ton, Buffer.from("Key,Called,Costs\ncup,Cup,590\n"));
      await work(ctx);
      const { version, settings, counts } = await read(ton, id);
      expect(counts).toMatchObject({ created: 0, refused: 1 });
      const mapping = { Key: "handle", Called: "title", Costs: "price" };
      await expect(
        mapImport(ton, id, {
          version,
          mapping: { Nothing: "handle", Key: "nonsense", Called: "title", Costs: "title" },
          settings: { ...settings, collectionId: crypto.randomUUID() },
        }),
      ).rejects.toMatchObject({
        code: "invalid",
        errors: [
          { pointer: "#/mapping/Nothing", key: "unknown" },
          { pointer: "#/mapping/Key", key: "unknown" },
          { pointer: "#/mapping/Costs", key: "mappedTwice" },
          { pointer: "#/settings/collectionId", key: "collectionGone" },
        ],
      });
      await mapImport(ton, id, { version, mapping, settings });
      await work(ctx);
      expect(await read(ton, id)).toMatchObject({ state: "previewed", counts: { created: 1, refused: 0 } });
      await expect(mapImport(ton, id, { version, mapping, settings })).rejects.toMatchObject({
        code: "precondition_failed",
      });
    }));
});
