import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { type Placement, PLACEMENTS } from "@/lib/core/placements";
import type { Context } from "@/lib/db/context";
import { rightsLedger } from "@/lib/db/schema/rights";
import { submissions } from "@/lib/db/schema/submissions";
import { withCommits, withContext } from "@/lib/testing/database";
import { findRight, grantRight, listRights, revokeRight, verifyLedger } from "./index";
import { mayShow } from "./rules";

const visitor = { kind: "visitor" } as const;
type Given = Omit<Parameters<typeof grantRight>[1], "workId" | "placements">;
const GRANT: Given = {
  grantor: 'ฟ้า "Fah"\n',
  people: "self",
  minors: "none",
  words: "คำ \\ words\t\u0001",
  locale: "th",
  evidence: { method: "share" },
};
const grant = (ctx: Context, workId: string, placements: Placement[] = ["product"]) =>
  grantRight(ctx, { ...GRANT, workId, placements });
const revoke = (ctx: Context, workId: string) => revokeRight(ctx, { ...GRANT, workId });

describe("grantRight and revokeRight", () => {
  it("write entries that say what holds, oldest first, each with the same seal here and in the database", () =>
    withContext(visitor, async (ctx) => {
      const workId = newId();
      await grant(ctx, workId, ["gallery", "product"]);
      await grant(ctx, workId, ["product"]);
      await revoke(ctx, workId);
      const entries = await listRights(ctx, workId);
      expect(entries.map(({ kind, placements }) => [kind, placements])).toEqual([
        ["grant", ["gallery", "product"]],
        ["grant", ["product"]],
        ["revocation", []],
      ]);
      expect(await findRight(ctx, workId)).toEqual(entries[2]);
      expect((await verifyLedger(ctx)).faults).toEqual([]);
    }));

  it("refuse to take back what was not given, or was taken back before", () =>
    withContext(visitor, async (ctx) => {
      const workId = newId();
      await expect(revoke(ctx, workId)).rejects.toMatchObject({ code: "conflict", reason: "no-grant" });
      await grant(ctx, workId);
      await revoke(ctx, workId);
      await expect(revoke(ctx, workId)).rejects.toMatchObject({ code: "conflict", reason: "no-grant" });
    }));

  it("chain entries of fifty writers at once into one line", () =>
    withCommits(visitor, async (ctx) => {
      await Promise.all(Array.from({ length: 50 }, () => grant(ctx, newId())));
      expect(await verifyLedger(ctx)).toEqual({ entries: 50, faults: [] });
    }));
});

describe("the ledger", () => {
  const changes = [
    sql`update rights_ledger set words = 'x'`,
    sql`delete from rights_ledger`,
    sql`truncate rights_ledger`,
  ];

  it("lets nobody change, remove or empty it", () =>
    withCommits(visitor, async (ctx) => {
      await grant(ctx, newId());
      for (const change of changes) await expect(ctx.db.execute(change)).rejects.toThrow();
    }));

  it("gives position, instant and seals itself, whatever a writer says", () =>
    withContext(visitor, async (ctx) => {
      const row = { position: 99, id: newId(), workId: newId(), kind: "grant" as const, placements: ["ads" as const] };
      const false_ = { hash: "00", previousHash: "00", recordedAt: new Date(0), territory: ["*"] };
      const evidence = { method: "share" as const, actor: "x", requestId: "x" };
      const [entry] = await ctx.db
        .insert(rightsLedger)
        .values({ ...GRANT, ...row, ...false_, evidence })
        .returning();
      expect(entry?.position).not.toBe(99);
      expect(entry?.recordedAt.getTime()).toBeGreaterThan(0);
      expect((await verifyLedger(ctx)).faults).toEqual([]);
    }));

  it("shows an entry that somebody tampered with past the trigger, and one that was cut off its end", () =>
    withCommits(visitor, async (ctx) => {
      for (let index = 0; index < 4; index += 1) await grant(ctx, newId());
      await ctx.db.execute(sql`alter table rights_ledger disable trigger user`);
      await ctx.db.execute(sql`update rights_ledger set placements = '{product,ads}' where position = 2`);
      expect((await verifyLedger(ctx)).faults).toEqual([{ position: 2, fault: "changed" }]);
      await ctx.db.execute(sql`update rights_ledger set placements = '{product}' where position = 2`);
      await ctx.db.execute(sql`delete from rights_ledger where position = 4`);
      expect((await verifyLedger(ctx)).faults).toEqual([{ position: 4, fault: "missing" }]);
    }));
});

const someEntry = fc.record({
  kind: fc.constantFrom("grant" as const, "grant" as const, "revocation" as const),
  placements: fc.subarray([...PLACEMENTS], { minLength: 1 }),
  territory: fc.constantFrom<string[]>(["*"], ["*"], ["TH"]),
  startsInMinutes: fc.integer({ min: -3, max: 1 }),
  lastsMinutes: fc.option(fc.integer({ min: 1, max: 4 })),
  isApproved: fc.boolean(),
});

describe("the publish gate", () => {
  it("shows, over 1,000 random histories, nothing without a grant that holds at the database's now", () =>
    withCommits(visitor, async (ctx) => {
      const histories = fc.sample(fc.array(someEntry, { maxLength: 6 }), { numRuns: 1_000, seed: 7 });
      const works = histories.map((entries) => ({ id: newId(), entries, isApproved: entries[0]?.isApproved ?? true }));
      const now = await plant(ctx, works);
      const answer: unknown = await ctx.db.execute(sql`select id, placement from shown_photos`);
      const { rows } = answer as { rows: { id: string; placement: string }[] };
      const shown = new Set(rows.map(({ id, placement }) => `${id} ${placement}`));
      let yes = 0;
      for (const { id, entries, isApproved } of works) {
        for (const placement of PLACEMENTS) {
          const history = ofLedger(entries, now);
          const expected = isApproved && mayShow(history, placement, now);
          if (expected) yes += 1;
          expect([id, placement, shown.has(`${id} ${placement}`)]).toEqual([id, placement, expected]);
        }
      }
      expect(yes).toBeGreaterThan(100);
      expect(shown.size).toBe(yes);
      expect((await verifyLedger(ctx)).faults).toEqual([]);
    }));
});

type Entry = typeof someEntry extends fc.Arbitrary<infer Value> ? Value : never;
const MINUTE_MS = 60_000;

/** What the database would refuse, a revocation of nothing, is not part of a history. */
function ofLedger(entries: readonly Entry[], now: number) {
  const kept: {
    kind: "grant" | "revocation";
    placements: Placement[];
    territory: string[];
    startsAt: number;
    endsAt: number | null;
  }[] = [];
  for (const { kind, placements, territory, startsInMinutes, lastsMinutes } of entries) {
    if (kind === "revocation" && kept.at(-1)?.kind !== "grant") continue;
    const startsAt = now + startsInMinutes * MINUTE_MS;
    const endsAt = lastsMinutes === null ? null : startsAt + lastsMinutes * MINUTE_MS;
    kept.push({ kind, placements: kind === "grant" ? placements : [], territory, startsAt, endsAt });
  }
  return kept;
}

async function plant(
  ctx: Context,
  works: { id: string; entries: readonly Entry[]; isApproved: boolean }[],
): Promise<number> {
  // Between two whole minutes of every entry, so that the seconds of this test decide nothing.
  const now = Date.now() - MINUTE_MS / 2;
  const photos = works.map(({ id }) => ({
    ...{ id, shareId: id, position: 0, state: "quarantined" as const, source: "share" as const, locale: "th" as const },
    ...{ sizeBytes: 1, mediaKey: id },
  }));
  await ctx.db.insert(submissions).values(photos);
  await ctx.db.execute(sql`update submissions set state = 'screening'`);
  await ctx.db.execute(sql`update submissions set state = 'new'`);
  const approved = works.filter(({ isApproved }) => isApproved).map(({ id }) => id);
  await ctx.db.execute(
    sql`update submissions set state = 'approved', approved_at = now() where id = any(${sql.param(approved)}::uuid[])`,
  );
  const evidence = { method: "share" as const, actor: "test", requestId: "test" };
  const sealed = { position: 0, hash: "", previousHash: "", recordedAt: new Date(0) };
  const rows = works.flatMap(({ id, entries }) =>
    ofLedger(entries, now).map(({ startsAt, endsAt, ...entry }) => ({
      ...{ ...GRANT, ...sealed, ...entry, evidence, id: newId(), workId: id },
      ...{ startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) },
    })),
  );
  for (let from = 0; from < rows.length; from += 500)
    await ctx.db.insert(rightsLedger).values(rows.slice(from, from + 500));
  return now;
}
