import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns";

/** Who changed what, append-only (trigger). */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    actor: text().notNull(),
    /** The member of staff who acted; null for jobs. */
    personId: uuid(),
    action: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    /** What people call it, e.g. an order's number or a product's name then. */
    label: text().notNull().default(""),
    before: jsonb(),
    after: jsonb(),
    requestId: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("audit_log_entity_idx").on(table.entity, table.entityId),
    index("audit_log_newest_idx").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("audit_log_action_idx").on(table.action, table.createdAt.desc().nullsFirst()),
    index("audit_log_person_idx").on(table.personId, table.createdAt.desc().nullsFirst()),
  ],
);
