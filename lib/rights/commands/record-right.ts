import { recordAudit } from "@/lib/audit";
import { conflict } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Locale } from "@/lib/core/locale";
import { type Placement, WORLD } from "@/lib/core/placements";
import type { Context } from "@/lib/db/context";
import { type Evidence, rightsLedger } from "@/lib/db/schema/rights";
import type { RightsChoice } from "../contract";
import { findRight } from "../queries";

export type Grant = RightsChoice & {
  workId: string;
  grantor: string;
  /** Exactly what they read. */
  words: string;
  locale: Locale;
  evidence: Omit<Evidence, "actor" | "requestId">;
  /** Countries by two letters; the world without it. */
  territory?: string[];
  startsAt?: Date;
  endsAt?: Date | null;
};

const evidenceOf = ({ actor, requestId }: Context, evidence: Grant["evidence"]): Evidence => ({
  ...evidence,
  actor:
    actor.kind === "device"
      ? `device:${actor.deviceId}`
      : actor.kind === "staff"
        ? `staff:${actor.personId}`
        : actor.kind,
  requestId,
});

/**
 * Writes a grant into the ledger. It takes the place of whatever held before: also a narrower one.
 *
 * @param ctx Its `db` should be the transaction of what the grant is given with; who may is for the caller to know.
 * @returns The entry's position and seal, which the audit log keeps, too.
 */
export async function grantRight(ctx: Context, grant: Grant): Promise<{ position: number; hash: string }> {
  const { evidence, territory = [WORLD], endsAt = null, startsAt, ...rest } = grant;
  const entry = { ...rest, kind: "grant" as const, territory, endsAt, evidence: evidenceOf(ctx, evidence) };
  return writeEntry(ctx, startsAt === undefined ? entry : { ...entry, startsAt });
}

/**
 * Takes back the right to show a work, everywhere and from now on.
 *
 * @param ctx As for `grantRight`.
 * @throws DomainError `conflict` `no-grant` where nothing was given or it was taken back already.
 */
export async function revokeRight(
  ctx: Context,
  revocation: Pick<Grant, "workId" | "grantor" | "words" | "locale" | "evidence">,
): Promise<{ position: number; hash: string }> {
  const held = await findRight(ctx, revocation.workId);
  if (held?.kind !== "grant") throw conflict("no-grant", `Nothing was given for ${revocation.workId}.`);
  const { people, minors } = held;
  const placements: Placement[] = [];
  const scope = { kind: "revocation" as const, placements, territory: held.territory, people, minors };
  return writeEntry(ctx, { ...revocation, ...scope, evidence: evidenceOf(ctx, revocation.evidence) });
}

type Entry = Omit<typeof rightsLedger.$inferInsert, "id" | "position" | "hash" | "previousHash" | "recordedAt">;

async function writeEntry(ctx: Context, entry: Entry): Promise<{ position: number; hash: string }> {
  // Position, instant and hashes are the trigger's; it puts its own in place of these.
  const sealed = { position: 0, hash: "", previousHash: "", recordedAt: new Date(0) };
  const [row] = await ctx.db
    .insert(rightsLedger)
    .values({ ...entry, id: newId(), ...sealed })
    .returning({ position: rightsLedger.position, hash: rightsLedger.hash });
  if (!row) throw new Error("an entry of the ledger was not written");
  const { workId, placements, grantor } = entry;
  const action = `rights.${entry.kind}` as const;
  const noted = { entity: "submission", entityId: workId, label: grantor, before: null } as const;
  await recordAudit(ctx, { ...noted, action, after: { ...row, placements } });
  return row;
}
