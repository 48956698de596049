import { eq, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { submissions } from "@/lib/db/schema/submissions";
import { getTaggables } from "@/lib/posts";
import type { Suggestions } from "./staff-contract";

const MOST = 8;
/** Of 64 bits so many may differ; beyond that a likeness is chance. */
const ALIKE_BITS = 14;

/**
 * What a photo may show, the likeliest first: out of the order by whose link it came, tagged in the photos that were
 * sent with it, named in its caption, and what the shop's own pictures that look most alike are of.
 *
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function listSuggestions(ctx: Context, photoId: string): Promise<Suggestions> {
  requireRole(ctx.actor, "curator");
  const { shareId, orderId, caption, perceptualHash } = submissions;
  const columns = { shareId, orderId, caption, perceptualHash };
  const [photo] = await ctx.db.select(columns).from(submissions).where(eq(submissions.id, photoId));
  if (!photo) throw notFound("photo", photoId);
  const answer = await ctx.db.execute(sql`
    select found.variant_id as id, min(found.place) as place from (
      select l.variant_id, l.position as place from order_lines l where l.order_id = ${photo.orderId}::uuid
      union all
      select t.variant_id, 100 from submission_tags t join submissions s on s.id = t.submission_id
        where s.share_id = ${photo.shareId}::uuid and s.id <> ${photoId}::uuid
      union all
      select first.id, 200 from products p
        join lateral (select v.id from variants v where v.product_id = p.id and v.archived_at is null
          order by v.position limit 1) first on true
        where p.status = 'published' and (position(lower(p.title ->> 'th') in lower(${photo.caption})) > 0
          or position(lower(p.title ->> 'en') in lower(${photo.caption})) > 0)
      union all
      (select first.id, 300 + bit_count(('x' || h.perceptual_hash)::bit(64) # ('x' || ${photo.perceptualHash}::text)::bit(64))
        from media_hashes h join media m on m.key = h.media_key join product_media pm on pm.media_id = m.id
        join products p on p.id = pm.product_id and p.status = 'published'
        join lateral (select v.id from variants v where v.product_id = p.id and v.archived_at is null
          order by v.position limit 1) first on true
        where bit_count(('x' || h.perceptual_hash)::bit(64) # ('x' || ${photo.perceptualHash}::text)::bit(64)) <= ${ALIKE_BITS}
        order by 2 limit ${MOST})
    ) found
    where not exists (select from submission_tags t where t.submission_id = ${photoId}::uuid and t.variant_id = found.variant_id)
    group by found.variant_id order by place limit ${MOST}`);
  // Safe: the driver gives rows, and the statement above names their columns.
  const ids = (answer as { rows: { id: string }[] }).rows.map(({ id }) => id);
  const found = new Map((await getTaggables(ctx.db, ids)).map((each) => [each.variantId, each]));
  return { items: ids.flatMap((id) => found.get(id) ?? []) };
}
