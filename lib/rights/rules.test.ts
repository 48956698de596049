import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PLACEMENTS } from "@/lib/core/placements";
import { entryHash, findFaults, FIRST_HASH, type LedgerEntry, mayShow } from "./rules";

const bare = (position: number, previousHash: string): Omit<LedgerEntry, "hash"> => ({
  ...{ position, previousHash, id: `id-${String(position)}`, workId: "work", kind: "grant", grantor: 'ฟ้า "Fah"' },
  ...{ placements: ["product"], territory: ["*"], startsAt: 1_000, endsAt: null, people: "self", minors: "none" },
  ...{ words: "คำ\nWords", locale: "th", evidence: "{}", recordedAt: 2_000 },
});

function chainOf(length: number): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let position = 1; position <= length; position += 1) {
    const entry = bare(position, entries.at(-1)?.hash ?? FIRST_HASH);
    entries.push({ ...entry, hash: entryHash(entry) });
  }
  return entries;
}

describe("findFaults", () => {
  it("finds nothing in a ledger that nobody touched", () => {
    expect(findFaults(chainOf(5))).toEqual([]);
  });

  it("finds an entry that was changed, whichever of its parts it was", () => {
    const changes: Partial<LedgerEntry>[] = [
      ...[{ placements: ["product", "ads"] as const }, { endsAt: 5 }, { words: "Other" }, { grantor: "Else" }],
      ...[{ evidence: "{}  " }, { minors: "guardian" }, { territory: ["TH"] }, { recordedAt: 3 }, { workId: "other" }],
    ];
    for (const change of changes) {
      const entries = chainOf(3).map((entry) => (entry.position === 2 ? { ...entry, ...change } : entry));
      expect(findFaults(entries)).toEqual([{ position: 2, fault: "changed" }]);
    }
  });

  it("finds an entry that was sealed anew after a change: the next one does not fit", () => {
    const entries = chainOf(3).map((entry) => {
      if (entry.position !== 2) return entry;
      const other = { ...entry, words: "Other" };
      return { ...other, hash: entryHash(other) };
    });
    expect(findFaults(entries)).toEqual([{ position: 3, fault: "unchained" }]);
  });

  it("finds an entry that is gone", () => {
    expect(findFaults(chainOf(4).filter(({ position }) => position !== 2))).toEqual([
      { position: 2, fault: "missing" },
    ]);
  });
});

describe("mayShow", () => {
  const grant = { kind: "grant", placements: PLACEMENTS, territory: ["*"], startsAt: 0, endsAt: null } as const;
  const none = { ...grant, kind: "revocation", placements: [] } as const;

  it("says no without a grant, after a revocation, before its time and after it", () => {
    expect(mayShow([], "product", 5)).toBe(false);
    expect(mayShow([grant], "product", 5)).toBe(true);
    expect(mayShow([grant, none], "product", 5)).toBe(false);
    expect(mayShow([grant, none, grant], "product", 5)).toBe(true);
    expect(mayShow([{ ...grant, startsAt: 6 }], "product", 5)).toBe(false);
    expect(mayShow([{ ...grant, endsAt: 5 }], "product", 5)).toBe(false);
  });

  it("lets a narrower grant take the place of a wider one", () => {
    expect(mayShow([grant, { ...grant, placements: ["gallery"] }], "product", 5)).toBe(false);
  });

  it("does not let a right for some countries do for what the whole world can open", () => {
    const thai = { ...grant, territory: ["TH"] };
    expect(PLACEMENTS.filter((name) => mayShow([thai], name, 5))).toEqual(["mail", "ads", "print"]);
  });

  it("never says yes to a place that the newest grant does not name", () => {
    const someEntry = fc.record({
      kind: fc.constantFrom("grant" as const, "revocation" as const),
      placements: fc.subarray([...PLACEMENTS]),
      territory: fc.constantFrom(["*"], ["TH"]),
      startsAt: fc.integer({ min: -5, max: 5 }),
      endsAt: fc.option(fc.integer({ min: -5, max: 5 })),
    });
    fc.assert(
      fc.property(fc.array(someEntry), fc.constantFrom(...PLACEMENTS), (history, placement) => {
        if (!mayShow(history, placement, 0)) return;
        const last = history.at(-1);
        expect(last?.kind).toBe("grant");
        expect(last?.placements).toContain(placement);
      }),
    );
  });
});
