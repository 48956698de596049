import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listDrafts } from "@/lib/catalog";
import type { Context } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { imports } from "@/lib/db/schema/imports";
import { archiveProduct, createProduct, saveProduct } from "@/lib/publishing";
import { withContext } from "@/lib/testing/database";
import { bring, fileOf, read, rowsOf, takeBack, upload } from "@/lib/testing/imports";
import { draftOf, shelfOf } from "@/lib/testing/product-drafts";
import { asStaff } from "@/lib/testing/staff";
import { forgetImports } from "./commands/forget-imports";
import { previewImport } from "./commands/preview-import";
import { listImports } from "./queries";

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

describe("undoImport", () => {
  it("archives what was new, gives back what was changed, and leaves what somebody changed later", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const draft = await draftOf(ctx, { handle: "bowl" });
      await createProduct(ton, draft);
      const before = await findProduct(ctx, "bowl");
      const sku = draft.variants[0]?.sku ?? "";
      const id = await bring(
        ton,
        fileOf(...CUP, `bowl,Bowl anew,,,Size,S,${sku},1,9999,,`, "jar,Jar,,,,,JAR,1,5,,", "pot,Pot,,,,,POT,1,x,,"),
      );
      const jar = await findProduct(ctx, "jar");
      if (jar) await saveProduct(ton, jar.id, { ...jar.draft, version: jar.version, tags: ["mine"] });
      await takeBack(ton, id);
      expect(await statesOf(ton, id)).toEqual([["cup", "undone"], ["bowl", "undone"], ["jar", "kept"], ["pot", "refused"]]); // prettier-ignore
      expect(await read(ton, id)).toMatchObject({ state: "undone" });
      expect((await findProduct(ctx, "cup"))?.draft.status).toBe("archived");
      expect((await findProduct(ctx, "bowl"))?.draft).toEqual(before?.draft);
      expect((await findProduct(ctx, "jar"))?.draft).toMatchObject({ status: "draft", tags: ["mine"] });
    }));

  it("lets the same file in again afterwards", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const id = await bring(ton, fileOf(...CUP));
      await takeBack(ton, id);
      await bring(ton, fileOf(...CUP));
      expect((await findProduct(ctx, "cup"))?.draft).toMatchObject({ status: "draft", variants: [{ sku: "CUP-S" }, { sku: "CUP-L" }] }); // prettier-ignore
      expect(await ctx.db.$count(variants)).toBe(2);
    }));

  it("does not mind that somebody archived a product before", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const id = await bring(ton, fileOf(...CUP));
      const cup = await findProduct(ctx, "cup");
      if (cup) await archiveProduct(ton, cup.id, { version: cup.version });
      await takeBack(ton, id);
      expect(await statesOf(ton, id)).toEqual([["cup", "kept"]]);
      expect((await findProduct(ctx, "cup"))?.draft.status).toBe("archived");
    }));
});

describe("listImports", () => {
  it("lists the newest first, twenty at a time, through the contract", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      for (let index = 0; index < 22; index += 1) await upload(ton, fileOf(...CUP), `${index}.csv`);
      await ctx.db
        .update(imports)
        .set({ createdAt: new Date("2026-01-01") })
        .where(eq(imports.fileName, "0.csv"));
      const first = await listImports(ton, {});
      expect(first.items).toHaveLength(20);
      const second = await listImports(ton, { cursor: first.nextCursor ?? "" });
      expect(second.items.map(({ fileName }) => fileName).at(-1)).toBe("0.csv");
      expect(second.nextCursor).toBeNull();
    }));
});

describe("forgetImports", () => {
  it("forgets files after ninety days, never one that is under way", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const old = await bring(ton, fileOf(...CUP));
      const { id: running } = await upload(ton, fileOf(...CUP));
      await ctx.db.update(imports).set({ createdAt: new Date("2026-01-01") });
      const { id: recent } = await upload(ton, fileOf(...CUP));
      expect(await forgetImports(ctx)).toBe(1);
      const left = await ctx.db.select({ id: imports.id }).from(imports);
      expect(left.map(({ id }) => id).sort()).toEqual([running, recent].sort());
      expect(old).not.toBe(running);
      expect(await findProduct(ctx, "cup")).toBeDefined();
    }));
});

describe("previewImport", () => {
  it("can be repeated: a worker that died while it read begins anew", () =>
    withContext(visitor, async (ctx) => {
      const { ton } = await manager(ctx);
      const { id } = await upload(ton, fileOf(...CUP));
      const [row] = await ctx.db.select().from(imports).where(eq(imports.id, id));
      if (!row) throw new Error("the import is not there");
      await previewImport(ctx, row);
      await previewImport(ctx, row);
      expect(await rowsOf(ton, id)).toHaveLength(1);
      expect(await read(ton, id)).toMatchObject({ state: "previewed", total: 1 });
    }));
});
