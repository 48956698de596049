import { sql } from "drizzle-orm";
import type pg from "pg";
import { describe, expect, it } from "vitest";
import { env } from "@/lib/env/server";
import { openDatabase } from "./connection";

describe("openDatabase", () => {
  it("gives a connection back that died before its transaction began", async () => {
    const { db, pool, close } = openDatabase(env.DATABASE_URL, { max: 1 });
    pool.once("acquire", (client: pg.PoolClient & { connection: { stream: { destroy: () => void } } }) => {
      client.connection.stream.destroy();
    });
    await expect(db.transaction(() => Promise.resolve("never"))).rejects.toThrow();
    expect(await db.transaction((tx) => tx.execute(sql`select 1`))).toMatchObject({ rowCount: 1 });
    expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
    await close();
  });
});
