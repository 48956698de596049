import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { LOCALES } from "@/lib/core/locale";
import { devices } from "./accounts";
import { variants } from "./catalog";
import { createdAt, id, instant } from "./columns";
import type { Crop } from "./media";
import { orders } from "./orders";

export const SUBMISSION_STATES = [
  "uploading",
  "quarantined",
  "screening",
  "refused",
  "new",
  "approved",
  "rejected",
  "withdrawn",
] as const;
export const SUBMISSION_SOURCES = ["share", "order", "phone", "found"] as const;

/** What machines found; it orders the queue and blurs, people decide. */
export type Screening = {
  /** Probability of each class, 0 to 1; null where the model could not run. */
  model: { porn: number; sexy: number; hentai: number; neutral: number; drawing: number } | null;
  /** Rules that the words broke. */
  words: ("phone" | "chat_id" | "link" | "abuse")[];
};

/** A customer's photo or clip with its caption, before and after somebody decided about it. */
export const submissions = pgTable(
  "submissions",
  {
    id: id(),
    /** The photos that were sent in one go. */
    shareId: uuid().notNull(),
    position: integer().notNull(),
    state: text({ enum: SUBMISSION_STATES }).notNull(),
    source: text({ enum: SUBMISSION_SOURCES }).notNull(),
    deviceId: uuid().references(() => devices.id, { onDelete: "set null" }),
    /** Another browser whose owner proved that the photo is theirs: by their address, or by a request's code. */
    provedDeviceId: uuid().references(() => devices.id, { onDelete: "set null" }),
    customerId: uuid(),
    /** Where its creator wants to be found again; empty without. Whoever reads its mail may manage the photo. */
    email: text().notNull().default(""),
    /** The order whose link it came by. */
    orderId: uuid().references(() => orders.id, { onDelete: "set null" }),
    /** How its creator wants to be called; empty for a customer without a name. */
    creatorName: text().notNull().default(""),
    locale: text({ enum: LOCALES }).notNull(),
    caption: text().notNull().default(""),
    hashtags: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    alt: text().notNull().default(""),
    crop: jsonb().$type<Crop>(),
    /** As announced; the upload ends there. */
    sizeBytes: integer().notNull(),
    /** Room was made for a clip: nothing else comes by it, and a clip by no other. */
    isClip: boolean().notNull().default(false),
    /** When its creator agreed and sent it off. */
    submittedAt: instant(),
    /** Tries of the intake; a picture that kills it is given up. */
    attempts: integer().notNull().default(0),
    /** Why the intake did not take it. */
    refusal: text(),
    sha256: text(),
    /** Renditions are `/media/u/<mediaKey>-<width>.<format>`; null until the intake made them. */
    mediaKey: text().unique("submissions_media_key_unique"),
    width: integer().notNull().default(0),
    height: integer().notNull().default(0),
    /** Of a clip, which is `/media/u/<mediaKey>.mp4`; its renditions are its poster. Null for a photo. */
    durationMs: integer(),
    thumbhash: text().notNull().default(""),
    colours: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** Names of its main colours, for the filter. */
    hues: text()
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** 64 bits in hexadecimal; looks alike when few bits differ. */
    perceptualHash: text(),
    /** Another photo that looks the same. */
    resemblesId: uuid(),
    /** A picture of the shop's own that looks the same. */
    resemblesMediaKey: text(),
    screening: jsonb().$type<Screening>(),
    /** 0 to 100, from the screening: what is riskier is looked at first, and blurred from 60 on. */
    risk: integer().notNull().default(0),
    /** The first approval: whoever asks for its file later is told that it is gone, not that it never was. */
    approvedAt: instant(),
    decidedAt: instant(),
    version: integer().notNull().default(1),
    updatedAt: createdAt(),
    createdAt: createdAt(),
  },
  (table) => [
    index("submissions_queue_idx").on(table.state, table.risk.desc().nullsFirst(), table.createdAt, table.id),
    index("submissions_device_idx").on(table.deviceId, table.createdAt.desc().nullsFirst()),
    index("submissions_customer_idx").on(table.customerId, table.createdAt.desc().nullsFirst()),
    index("submissions_proved_device_idx").on(table.provedDeviceId),
    index("submissions_email_idx")
      .on(sql`lower(${table.email})`)
      .where(sql`${table.email} <> ''`),
    index("submissions_share_idx").on(table.shareId, table.position),
    index("submissions_sha_idx").on(table.sha256),
    index("submissions_intake_idx")
      .on(table.createdAt)
      .where(sql`${table.state} in ('uploading', 'quarantined', 'screening')`),
    check("submissions_risk", sql`${table.risk} between 0 and 100`),
  ],
);

/** A product at a point of a photo; `x` and `y` are fractions from the top left corner. */
export const submissionTags = pgTable(
  "submission_tags",
  {
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    x: doublePrecision().notNull(),
    y: doublePrecision().notNull(),
    /** Stands in the order whose link the photo came by. */
    isBought: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.submissionId, table.variantId] }),
    index("submission_tags_variant_idx").on(table.variantId),
    check("submission_tags_inside", sql`${table.x} between 0 and 1 and ${table.y} between 0 and 1`),
  ],
);

/** The files of a photo with what is in them: rows and bytes can be held against each other. */
export const submissionFiles = pgTable(
  "submission_files",
  {
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id, { onDelete: "cascade" }),
    name: text().notNull(),
    sizeBytes: integer().notNull(),
    sha256: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.submissionId, table.name] }),
    uniqueIndex("submission_files_name").on(table.name),
  ],
);

/** What the shop's own pictures look like, to know one that comes back as a customer's. */
export const mediaHashes = pgTable("media_hashes", {
  mediaKey: text().primaryKey(),
  perceptualHash: text().notNull(),
});
