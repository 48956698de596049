import { eq, sql } from "drizzle-orm";
import { type AuditAction, recordAudit } from "@/lib/audit";
import { changedMeanwhile } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { shopSettings } from "@/lib/db/schema/settings";
import { renewPages } from "@/lib/outbox";
import type { Shop } from "../contract";
import { changedFields, readShop } from "../rules";

const ROW = 1;

type Write = {
  /** The version that was edited; 0 where nobody had set anything. */
  version: number;
  action: AuditAction;
  /** What people call what was changed; without it, the shop. */
  label?: string;
  /** What becomes of the shop, from what it is at the moment of writing. */
  change: (shop: Shop) => Partial<Shop>;
  /** What the log says of it; without this, every field that changed. */
  shown?: (shop: Shop) => unknown;
  /** What else belongs into the same commit. */
  then?: (tx: Context, shop: Shop) => Promise<void>;
};

/**
 * Writes a change of the settings with all that follows it: their next version, the log and the pages. One that changes
 * nothing leaves everything as it is.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`.
 */
export async function writeSettings(
  ctx: Context,
  { version, action, label, change, shown, then }: Write,
): Promise<void> {
  requireRole(ctx.actor, "admin");
  await ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await db.insert(shopSettings).values({ id: ROW, settings: {}, version: 0 }).onConflictDoNothing();
    const [row] = await db.select().from(shopSettings).where(eq(shopSettings.id, ROW)).for("update");
    if (row?.version !== version) throw changedMeanwhile("settings", "of the shop");
    const shop = readShop(row.settings);
    const fields = changedFields(shop, change(shop));
    if (Object.keys(fields.after).length === 0) return;
    const changed = { ...shop, ...fields.after };
    const noted = shown ? { before: shown(shop) ?? null, after: shown(changed) ?? null } : fields;
    await db
      .update(shopSettings)
      .set({ settings: { ...row.settings, ...fields.after }, version: version + 1, updatedAt: sql`now()` })
      .where(eq(shopSettings.id, ROW));
    await recordAudit(tx, { action, entity: "settings", entityId: "shop", label: label ?? shop.name.en, ...noted });
    await then?.(tx, changed);
    await renewPages(tx);
  });
}
