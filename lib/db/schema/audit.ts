import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns";

/** Who changed what, append-only (trigger). */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    actor: text().notNull(),
    action: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    requestId: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("audit_log_entity_idx").on(table.entity, table.entityId)],
);
