import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { pgView, text, timestamp, uuid, integer } from "drizzle-orm/pg-core";
import { getSaleLines, type SaleLine } from "@/lib/catalog";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import { type Placement, PLACEMENTS } from "@/lib/core/placements";
import type { Context } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { submissions, submissionTags } from "@/lib/db/schema/submissions";
import { placeholderGradient } from "@/lib/media";
import type { ShownPhoto, ShownPhotos } from "./contract";

/**
 * The publish gate: a photo is in this view for a placement only while it is approved and the newest entry of its
 * ledger is a grant for that placement which holds at the database's now. Whatever shows photos to people reads from
 * this file, and this file reads from the view.
 */
const shownPhotos = pgView("shown_photos", {
  id: uuid().notNull(),
  placement: text({ enum: PLACEMENTS }).notNull(),
  mediaKey: text().notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  thumbhash: text().notNull(),
  alt: text().notNull(),
  caption: text().notNull(),
  creatorName: text().notNull(),
  durationMs: integer(),
  approvedAt: timestamp({ withTimezone: true, precision: 3, mode: "date" }).notNull(),
}).existing();

const MOST = 24;

type TagRow = { variantId: string; x: number; y: number; isBought: boolean };
const tagsOf = sql<TagRow[]>`coalesce((select json_agg(json_build_object('variantId', t.variant_id, 'x', t.x, 'y', t.y,
  'isBought', t.is_bought) order by t.x, t.variant_id) from ${submissionTags} t
  where t.submission_id = shown_photos.id), '[]'::json)`;

/**
 * Photos that may be shown at a place now, the newest approval first.
 *
 * @param filter Handle of a product that is tagged in them; without it all.
 * @returns At most 24, and how many there are.
 */
export async function listShown(
  ctx: Context,
  placement: Placement,
  { product, locale }: { product?: string; locale: Locale },
): Promise<ShownPhotos> {
  const where = and(eq(shownPhotos.placement, placement), product === undefined ? undefined : shows(product));
  const rows = await ctx.db
    .select({
      ...{ id: shownPhotos.id, mediaKey: shownPhotos.mediaKey, width: shownPhotos.width, height: shownPhotos.height },
      ...{ thumbhash: shownPhotos.thumbhash, alt: shownPhotos.alt, caption: shownPhotos.caption },
      ...{ creatorName: shownPhotos.creatorName, durationMs: shownPhotos.durationMs },
      tags: tagsOf,
      count: sql`count(*) over ()`.mapWith(Number),
    })
    .from(shownPhotos)
    .where(where)
    .orderBy(desc(shownPhotos.approvedAt), desc(shownPhotos.id))
    .limit(MOST);
  const variantIds = rows.flatMap(({ tags }) => tags.map(({ variantId }) => variantId));
  const lines = await getSaleLines(ctx, [...new Set(variantIds)], HOME_CURRENCY);
  return { count: rows[0]?.count ?? 0, items: rows.map((row) => toShown(row, { lines, locale, product })) };
}

const shows = (handle: string): SQL => sql`exists (select from ${submissionTags} t
  join ${variants} v on v.id = t.variant_id join ${products} p on p.id = v.product_id
  where t.submission_id = shown_photos.id and p.handle = ${handle})`;

type Row = {
  id: string;
  mediaKey: string;
  width: number;
  height: number;
  thumbhash: string;
  alt: string;
  caption: string;
  creatorName: string;
  durationMs: number | null;
  tags: TagRow[];
};
type Shop = { lines: Map<string, SaleLine>; locale: Locale; product: string | undefined };

function toShown(row: Row, { lines, locale, product }: Shop): ShownPhoto {
  const { id, mediaKey, width, height, thumbhash, alt, caption, creatorName, durationMs, tags } = row;
  const tagged = tags.flatMap(({ variantId, x, y, isBought }) => {
    const line = lines.get(variantId);
    return line === undefined ? [] : [{ line, x, y, isBought }];
  });
  const isMeant = ({ line }: { line: SaleLine }) => product === undefined || line.handle === product;
  return {
    id,
    picture: {
      key: photoKey(mediaKey),
      width,
      height,
      alt: alt || namesOf(tagged, locale),
      placeholder: placeholderGradient(thumbhash),
    },
    isClip: durationMs !== null,
    caption,
    creatorName,
    isBought: tagged.some((tag) => tag.isBought && isMeant(tag)),
    products: tagged.map(({ line, x, y }) => ({
      ...{ handle: line.handle, title: line.title[locale], x, y },
      price: { amount: line.unitAmount, currency: HOME_CURRENCY },
    })),
  };
}

/** What a photo shows, for whoever does not see it, where nobody said so: the products in it. */
const namesOf = (tagged: { line: SaleLine }[], locale: Locale): string =>
  new Intl.ListFormat(locale).format([...new Set(tagged.map(({ line }) => line.title[locale]))]);

/** The key by which pages ask for a photo: everything below `u/` goes through the gate. */
export const photoKey = (mediaKey: string): string => `u/${mediaKey}`;

/** Placements that are looked at in a browser or a mail: only they need a file at an address of ours. */
const SERVED = ["gallery", "product", "home", "website", "mail", "ads"] as const satisfies readonly Placement[];

/**
 * What the gate says to somebody who asks for a photo's file: `shown` now, `gone` for one that people could see once,
 * `unknown` for all others.
 */
export async function askGate({ db }: Context, mediaKey: string): Promise<"shown" | "gone" | "unknown"> {
  const isThis = eq(shownPhotos.mediaKey, mediaKey);
  const [shown] = await db
    .select({ id: shownPhotos.id })
    .from(shownPhotos)
    .where(and(isThis, inArray(shownPhotos.placement, [...SERVED])))
    .limit(1);
  if (shown) return "shown";
  const [known] = await db
    .select({ approvedAt: submissions.approvedAt })
    .from(submissions)
    .where(eq(submissions.mediaKey, mediaKey));
  return known?.approvedAt ? "gone" : "unknown";
}

/** Whether people can see a photo now, wherever that is. */
export async function isAnywhereShown({ db }: Context, photoId: string): Promise<boolean> {
  const [row] = await db.select({ id: shownPhotos.id }).from(shownPhotos).where(eq(shownPhotos.id, photoId)).limit(1);
  return row !== undefined;
}
