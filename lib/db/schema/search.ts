import { sql } from "drizzle-orm";
import { customType, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { LOCALES } from "@/lib/core/locale";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** What can be found, in each language: `entity_id` is a product's or a post's. Made by the search slice. */
export const searchDocuments = pgTable(
  "search_documents",
  {
    kind: text({ enum: ["product", "post"] }).notNull(),
    entityId: uuid().notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    /** Words as the search slice cut and folded them, weighted: A title, B tags and options, D the rest. */
    words: tsvector().notNull(),
    /** What comes first among equals; higher first. */
    rank: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.locale, table.entityId] }),
    index("search_documents_rank_idx").on(
      table.kind,
      table.locale,
      table.rank.desc().nullsFirst(),
      table.entityId.desc().nullsFirst(),
    ),
    index("search_documents_words_idx").using("gin", table.words),
  ],
);

/** Every word that some document has, for completing and for mending what was typed. */
export const searchWords = pgTable(
  "search_words",
  {
    locale: text({ enum: LOCALES }).notNull(),
    word: text().notNull(),
    /** In how many documents it is. */
    documents: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.locale, table.word] }),
    index("search_words_prefix_idx").on(table.locale, sql`${table.word} text_pattern_ops`),
    index("search_words_letters_idx").using("gin", sql`${table.word} gin_trgm_ops`),
  ],
);
