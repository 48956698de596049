import { gzipSync } from "node:zlib";
import type { Context } from "@/lib/db/context";
import { undoImport, runImport } from "@/lib/imports/commands/change-import";
import { uploadImport } from "@/lib/imports/commands/upload-import";
import { workImports } from "@/lib/imports/commands/work-imports";
import { getImport, listImportRows } from "@/lib/imports/queries";
import { ImportRowPage, ProductImport } from "@/lib/imports/staff-contract";

export const HEADER = "Handle,Title,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Status"; // prettier-ignore

/** A file of the older dialect. */
export const fileOf = (...rows: string[]): Buffer => Buffer.from([HEADER, ...rows, ""].join("\n"));

export const upload = (ctx: Context, bytes: Buffer, fileName = "products.csv") =>
  uploadImport(ctx, { bytes: gzipSync(bytes), fileName });

/** What the worker does until nothing is left. */
export const work = (ctx: Context, turnMs = 60_000) =>
  workImports({ ...ctx, actor: { kind: "system", job: "imports" } }, turnMs);

export const read = async (ctx: Context, id: string) => ProductImport.parse(await getImport(ctx, id, "en"));

export async function rowsOf(ctx: Context, id: string): Promise<ImportRowPage["items"]> {
  const items: ImportRowPage["items"] = [];
  let cursor: string | undefined;
  do {
    const page = ImportRowPage.parse(await listImportRows(ctx, id, cursor === undefined ? {} : { cursor }));
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** Brings a file, has it looked at, and puts it in. */
export async function bring(ctx: Context, bytes: Buffer): Promise<string> {
  const { id } = await upload(ctx, bytes);
  await work(ctx);
  const { version, state } = await read(ctx, id);
  if (state !== "previewed") return id;
  await runImport(ctx, id, { version });
  await work(ctx);
  return id;
}

export async function takeBack(ctx: Context, id: string): Promise<void> {
  await undoImport(ctx, id, { version: (await read(ctx, id)).version });
  await work(ctx);
}
