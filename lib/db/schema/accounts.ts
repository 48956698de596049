import { index, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";

export const ROLES = ["customer", "creator", "curator", "manager", "admin"] as const;

/** Somebody the shop knows by name: staff, creators, customers. */
export const people = pgTable("people", {
  id: id(),
  handle: text().notNull().unique(),
  name: text().notNull(),
  email: text().notNull().unique(),
  role: text({ enum: ROLES }).notNull().default("customer"),
  createdAt: createdAt(),
});

/** A browser without an account, known by a cookie of which only the hash is kept. */
export const devices = pgTable(
  "devices",
  {
    id: id(),
    tokenHash: text().notNull().unique("devices_token_hash_unique"),
    createdAt: createdAt(),
    seenAt: instant(),
  },
  (table) => [index("devices_created_idx").on(table.createdAt)],
);
