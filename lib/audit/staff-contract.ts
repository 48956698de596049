import { z } from "zod";
import { pageOf, plainText } from "@/lib/core/shapes";

/** One change that somebody made. */
export const AuditEntry = z.object({
  id: z.uuid(),
  /** Name of the member of staff; null for a job of the shop. */
  person: z.string().nullable(),
  /** Whoever acted as the log names them, e.g. `system:reconcile`. */
  actor: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  label: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditQuery = z.strictObject({
  /** Searched in what was changed, its name, and what was done. */
  q: plainText(100).optional(),
  entity: plainText(40).optional(),
  entityId: plainText(100).optional(),
  personId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditPage = pageOf(AuditEntry);
