import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import { getSaleLines, type SaleLine } from "@/lib/catalog";
import { notFound } from "@/lib/core/errors";
import type { Locale } from "@/lib/core/locale";
import { HOME_CURRENCY } from "@/lib/core/money";
import { type Context, customerOf } from "@/lib/db/context";
import { products, variants } from "@/lib/db/schema/catalog";
import { orderLines, orders } from "@/lib/db/schema/orders";
import { readShareToken } from "@/lib/orders";
import { canMakeClips, placeholderGradient } from "@/lib/media";
import type { Shareable, Shareables } from "./contract";

const MOST = 12;
const FOR_LIKE = /[\\%_]/g;

/**
 * What can be tagged in a photo: out of the order by whose link somebody came and the orders of the customer for whom
 * the browser may act, then whatever the words find.
 *
 * @param asked `q` a part of a title; empty finds nothing. `token` the key of an order's photo link.
 * @throws DomainError `not_found` for a key that is not ours.
 */
export async function listShareables(
  ctx: Context,
  { q, token, locale }: { q: string; token?: string | undefined; locale: Locale },
): Promise<Shareables> {
  const orderId = token === undefined ? null : readShareToken(token);
  if (token !== undefined && orderId === null) throw notFound("order", "of this link");
  const bought = await listBought(ctx, orderId);
  const found = q === "" ? [] : await findByTitle(ctx, q);
  const lines = await getSaleLines(ctx, [...bought, ...found], HOME_CURRENCY);
  const toItems = (ids: string[]) => ids.flatMap((id) => lines.get(id) ?? []).map((line) => toShareable(line, locale));
  return { bought: toItems(bought), found: toItems(found), takesClips: canMakeClips() };
}

async function listBought({ db, actor }: Context, orderId: string | null): Promise<string[]> {
  const customerId = customerOf(actor);
  if (orderId === null && customerId === null) return [];
  const isTheirs = or(
    orderId === null ? undefined : eq(orders.id, orderId),
    customerId === null ? undefined : eq(orders.customerId, customerId),
  );
  const rows = await db
    .select({ variantId: orderLines.variantId })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(isTheirs)
    .orderBy(
      ...(orderId === null ? [] : [desc(eq(orders.id, orderId))]),
      desc(orders.placedAt),
      asc(orderLines.position),
    )
    .limit(MOST * 2);
  return [...new Set(rows.map(({ variantId }) => variantId))].slice(0, MOST);
}

/** One variant of each product: which of them it is matters to nobody who looks for a mug. */
async function findByTitle({ db }: Context, q: string): Promise<string[]> {
  const like = `%${q.replace(FOR_LIKE, "\\$&")}%`;
  const hasTitle = or(sql`${products.title} ->> 'th' ilike ${like}`, sql`${products.title} ->> 'en' ilike ${like}`);
  const rows = await db
    .selectDistinctOn([products.position, products.id], { variantId: variants.id })
    .from(variants)
    .innerJoin(products, and(eq(products.id, variants.productId), eq(products.status, "published")))
    .where(and(hasTitle, isNull(variants.archivedAt)))
    .orderBy(asc(products.position), asc(products.id), asc(variants.position))
    .limit(MOST);
  return rows.map(({ variantId }) => variantId);
}

const toShareable = (line: SaleLine, locale: Locale): Shareable => ({
  variantId: line.variantId,
  handle: line.handle,
  title: line.title[locale],
  choice: line.choice[locale],
  pictureKey: line.mediaKey,
  placeholder: placeholderGradient(line.thumbhash),
});
