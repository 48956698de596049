import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { copyTemplate, dropDatabase } from "@/lib/testing/template";
import { migrateDatabase } from "./migrate";

type Journal = { entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[] };

/** The migrations of the shop and one more. */
function withMigration(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "chob-migrations-"));
  cpSync("lib/db/migrations", folder, { recursive: true });
  const file = join(folder, "meta/_journal.json");
  // Safe: drizzle-kit wrote it.
  const journal = JSON.parse(readFileSync(file, "utf8")) as Journal;
  const last = journal.entries.at(-1);
  const entry = { idx: 9_999, when: (last?.when ?? 0) + 1, tag: "9999_test", version: "7", breakpoints: true };
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(join(folder, "9999_test.sql"), text);
  return folder;
}

describe("31: a migration that fails half-way", () => {
  it("leaves nothing behind, the old version goes on, and the mended one goes through", async () => {
    const server = inject("databaseServerUrl");
    const name = await copyTemplate(server);
    const url = `${server}/${name}`;
    const BREAK = "--> statement-breakpoint";
    const half = withMigration(
      `create table halfway (id int);\n${BREAK}\nalter table products add column handle text;`,
    );
    const whole = withMigration("create table halfway (id int);");
    const client = new pg.Client(url);
    await client.connect();
    try {
      await expect(migrateDatabase(url, half)).rejects.toThrow();
      const { rows } = await client.query("select to_regclass('halfway') as half");
      expect(rows).toEqual([{ half: null }]);
      await client.query("select count(*) from products");
      await migrateDatabase(url, whole);
      await client.query("select count(*) from halfway");
    } finally {
      await client.end();
      await dropDatabase(server, name);
      for (const folder of [half, whole]) rmSync(folder, { recursive: true });
    }
  });
});
