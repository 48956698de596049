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
  /** Words, each of which stands in what was changed, its name, who did it, or what was done. */
  q: plainText(100).optional(),
  /** What was done, e.g. `stock.adjust`. */
  action: plainText(40).optional(),
  /** Calendar days where the shop is, both included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  entity: plainText(40).optional(),
  entityId: plainText(100).optional(),
  personId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
/** By what the history can be searched: whoever acted, and everything that was ever done to something. */
export const AuditChoices = z.object({
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
  actions: z.array(z.string()),
  entities: z.array(z.string()),
});
export type AuditChoices = z.infer<typeof AuditChoices>;
export const AuditPage = pageOf(AuditEntry);
