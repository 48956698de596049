import { sql } from "drizzle-orm";
import { jsonb, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { newId } from "@/lib/core/ids";
import type { LocalText } from "@/lib/core/locale";
import { CURRENCIES } from "@/lib/core/money";

/** A UUID version 7 made by the application, so that any PostgreSQL serves. */
export const id = () => uuid().primaryKey().$defaultFn(newId);

/** An instant. Whatever decides over time (holds, retries) reads the database's clock, never the application's. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

export const createdAt = () =>
  instant()
    .notNull()
    .default(sql`now()`);

export const currency = () => text({ enum: CURRENCIES });

export const localText = () => jsonb().$type<LocalText>();
