import { and, eq, sql } from "drizzle-orm";
import { describe, expect, inject, it } from "vitest";
import { openDatabase } from "@/lib/db/connection";
import type { Context } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { stockLedger } from "@/lib/db/schema/inventory";
import { makeBigFile } from "@/lib/testing/big-file";
import { withCommits } from "@/lib/testing/database";
import { bring, read, rowsOf, takeBack, upload, work } from "@/lib/testing/imports";
import { shelfOf } from "@/lib/testing/product-drafts";
import { asStaff } from "@/lib/testing/staff";
import { runImport } from "./commands/change-import";
import { workImports } from "./commands/work-imports";

/** The whole of 5,000 rows goes through the room of imports itself, in the browser. */
const ROWS = 1_000;
const BAD = 40;

/** The worker is cut off from the database in the middle of a product, as if it had been killed. */
async function workUntilKilled(ctx: Context, after: number): Promise<void> {
  // Safe: the driver gives its rows.
  const asked = (await ctx.db.execute(sql`select current_database() as name`)) as { rows: { name: string }[] };
  const [row] = asked.rows;
  const { db, pool, close } = openDatabase(`${inject("databaseServerUrl")}/${row?.name ?? ""}`, {
    max: 1,
    waitMs: 5_000,
  });
  pool.on("connect", (client) => client.on("error", () => undefined));
  const { rows } = await pool.query<{ pid: number }>("select pg_backend_pid() as pid");
  const pid = rows[0]?.pid ?? 0;
  const working = workImports({ ...ctx, db, actor: { kind: "system", job: "imports" } }, 60_000).catch(() => undefined);
  const made = () => ctx.db.$count(products);
  while ((await made()) < after) await new Promise((resolve) => setImmediate(resolve));
  await ctx.db.execute(sql`select pg_terminate_backend(${pid})`);
  await working;
  await close();
}

describe("a long file with 40 bad rows", () => {
  it(
    "brings all but exactly those, goes on after a crash, changes nothing again, and is taken back whole",
    () =>
      withCommits({ kind: "visitor" }, async (ctx) => {
        const ton = await asStaff(ctx, "manager");
        await shelfOf(ctx);
        const { bytes, products: count, badRows } = makeBigFile({ rows: ROWS, bad: BAD, name: "big" });
        expect(badRows).toHaveLength(BAD);

        const { id } = await upload(ton, bytes);
        await work(ctx);
        const preview = await read(ton, id);
        expect(preview.counts).toEqual({ created: count - BAD, changed: 0, unchanged: 0, refused: BAD, pictures: 0 });

        await runImport(ton, id, { version: preview.version });
        await workUntilKilled(ctx, 50);
        const left = await read(ton, id);
        expect(left.done).toBeLessThan(count);
        if (left.state === "failed") await runImport(ton, id, { version: left.version });
        await work(ctx, 300_000);

        const done = await read(ton, id);
        expect(done).toMatchObject({ state: "done", done: count, total: count });
        const rows = await rowsOf(ton, id);
        const told = rows.filter(({ state }) => state === "refused").flatMap(({ errors }) => errors);
        expect(told).toEqual(badRows);
        expect(rows.filter(({ state }) => state === "created")).toHaveLength(count - BAD);
        expect(await ctx.db.$count(products)).toBe(count - BAD);
        expect(await ctx.db.$count(variants)).toBe((count - BAD) * 4);

        const entries = await ctx.db.$count(stockLedger);
        const again = await bring(ton, bytes);
        expect((await read(ton, again)).counts).toEqual({ ...preview.counts, created: 0, unchanged: count - BAD });
        expect(await ctx.db.$count(stockLedger)).toBe(entries);
        expect(await ctx.db.$count(products, and(eq(products.version, 1), eq(products.status, "draft")))).toBe(
          count - BAD,
        );

        await takeBack(ton, id);
        expect((await read(ton, id)).rowCounts).toMatchObject({ undone: count - BAD, refused: BAD });
        expect(await ctx.db.$count(products, eq(products.status, "archived"))).toBe(count - BAD);
      }),
    300_000,
  );
});
