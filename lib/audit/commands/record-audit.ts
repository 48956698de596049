import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import type { AuditAction, AuditEntity } from "../actions";

type Entry = {
  action: AuditAction;
  entity: AuditEntity;
  entityId: string;
  /** What people call it now; the log keeps the name also when the thing is gone. */
  label?: string;
  before: unknown;
  after: unknown;
};

/** Whoever acts, as the log names them, e.g. `system:sweep`. */
export const actorName = (actor: Context["actor"]): string => {
  if (actor.kind === "device") return `device:${actor.deviceId}`;
  if (actor.kind === "staff") return `staff:${actor.personId}`;
  return actor.kind === "system" ? `system:${actor.job}` : "visitor";
};

/**
 * Writes down who changed what. Append-only: a trigger refuses to change an entry.
 *
 * @param ctx Give it the transaction of the change itself, so that neither exists without the other.
 * @param entry `action` such as `stock.adjust`; `before` and `after` hold only what changed.
 */
export async function recordAudit({ db, actor, requestId }: Context, entry: Entry): Promise<void> {
  const personId = actor.kind === "staff" ? actor.personId : null;
  await db.insert(auditLog).values({ ...entry, actor: actorName(actor), personId, requestId });
}
