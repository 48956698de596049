import { z } from "zod";

/** Kinds of pages, each with files of its own. */
export const SITEMAP_KINDS = ["pages", "products", "posts"] as const;
export type SitemapKind = (typeof SITEMAP_KINDS)[number];

/** The rows of one file: from an id on, up to the first of the next file; null where nothing follows. */
export type SitemapRange = { from: string; before: string | null };

/** Name of a file: kind and number, counted from 1. */
export const SitemapParams = z.object({
  name: z
    .string()
    .regex(/^(?:pages|products|posts)-[1-9]\d{0,5}\.xml$/)
    .transform((name) => {
      const [kind, number] = name.replace(".xml", "").split("-");
      return { kind: z.enum(SITEMAP_KINDS).parse(kind), number: Number(number) };
    }),
});
