import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Address, Contact } from "@/lib/core/address";
import { LOCALES } from "@/lib/core/locale";
import { ROLES } from "@/lib/core/roles";
import { createdAt, id, instant } from "./columns";

/** Somebody the shop knows by name: staff, creators, customers. */
export const people = pgTable("people", {
  id: id(),
  handle: text().notNull().unique(),
  name: text().notNull(),
  email: text().notNull().unique(),
  role: text({ enum: ROLES }).notNull().default("customer"),
  /** The language of the studio and of mail to them. */
  locale: text({ enum: LOCALES }).notNull().default("th"),
  /** Signs in nowhere from then on. */
  bannedAt: instant(),
  signedInAt: instant(),
  createdAt: createdAt(),
});

/** Somebody signed in at a browser; of the cookie only the hash is kept. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    tokenHash: text().notNull().unique("sessions_token_hash_unique"),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** In words that its owner knows again, e.g. `Chrome · Android`. */
    name: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    seenAt: createdAt(),
  },
  (table) => [index("sessions_person_idx").on(table.personId), index("sessions_expires_idx").on(table.expiresAt)],
);

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

/**
 * Somebody who asked to be remembered, known by the devices that may act for them. Anybody can type an address: it
 * counts as theirs only once a code that was mailed to it came back.
 */
export const customers = pgTable(
  "customers",
  {
    id: id(),
    email: text().notNull(),
    emailConfirmedAt: instant(),
    locale: text({ enum: LOCALES }).notNull(),
    /** Made with the key `customer:<id>`, before the first card is saved. */
    stripeCustomerId: text().unique("customers_stripe_customer_id_unique"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("customers_one_confirmed_email")
      .on(sql`lower(${table.email})`)
      .where(sql`${table.emailConfirmedAt} is not null`),
  ],
);

/** A browser that may buy with one tap for a customer; of its cookie only hashes are kept. */
export const rememberedDevices = pgTable(
  "remembered_devices",
  {
    id: id(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    deviceId: uuid()
      .notNull()
      .references(() => devices.id, { onDelete: "cascade" }),
    tokenHash: text().notNull().unique("remembered_devices_token_hash_unique"),
    /** Good for a minute after a rotation, because two requests may be under way at once. */
    previousTokenHash: text().unique("remembered_devices_previous_token_hash_unique"),
    rotatedAt: createdAt(),
    /** In words that its owner knows again, e.g. `Chrome · Android`. */
    name: text().notNull(),
    createdAt: createdAt(),
    seenAt: createdAt(),
    revokedAt: instant(),
  },
  (table) => [
    index("remembered_devices_customer_idx").on(table.customerId),
    index("remembered_devices_device_idx").on(table.deviceId),
  ],
);

/** Where a customer's things go, with who takes them in. */
export const savedAddresses = pgTable(
  "saved_addresses",
  {
    id: id(),
    customerId: uuid()
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    /** What its owner calls it; empty until they name it. */
    label: text().notNull().default(""),
    contact: jsonb().$type<Contact>().notNull(),
    address: jsonb().$type<Address>().notNull(),
    isDefault: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    index("saved_addresses_customer_idx").on(table.customerId),
    uniqueIndex("saved_addresses_one_default")
      .on(table.customerId)
      .where(sql`${table.isDefault}`),
  ],
);

export const EMAIL_CODE_PURPOSES = ["find_orders", "find_photos", "confirm_purchase", "sign_in"] as const;

/**
 * A code of six digits that is mailed to somebody. The code itself is nowhere: it is made of the row's id and the
 * shop's secret whenever it is needed.
 */
export const emailCodes = pgTable(
  "email_codes",
  {
    id: id(),
    email: text().notNull(),
    purpose: text({ enum: EMAIL_CODE_PURPOSES }).notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    /** The only browser that may use it. */
    deviceId: uuid()
      .notNull()
      .references(() => devices.id, { onDelete: "cascade" }),
    attempts: integer().notNull().default(0),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    index("email_codes_email_idx").on(sql`lower(${table.email})`, table.createdAt),
    index("email_codes_device_idx").on(table.deviceId, table.createdAt),
    index("email_codes_expires_idx").on(table.expiresAt),
  ],
);
