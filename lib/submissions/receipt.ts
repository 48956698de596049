import { createHmac } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { submissions } from "@/lib/db/schema/submissions";
import { env } from "@/lib/env/server";
import { listRights } from "@/lib/rights";
import { getShop } from "@/lib/settings";
import type { RightsReceipt } from "./contract";
import { isOwn } from "./owner";

/**
 * What somebody gave and took back for a photo, word for word, for them to keep: each entry with its seal of the ledger,
 * and a signature by which the shop, which alone has the secret, knows its own receipt again.
 *
 * @param ctx Request context; the actor must be the photo's creator.
 * @returns The ledger's entries with their seals; `signature` is over everything before it.
 * @throws DomainError `not_found`.
 */
export async function getReceipt(ctx: Context, photoId: string): Promise<RightsReceipt> {
  const isTheirs = and(eq(submissions.id, photoId), isOwn(ctx.actor));
  const [photo] = await ctx.db.select({ sha256: submissions.sha256 }).from(submissions).where(isTheirs);
  if (!photo) throw notFound("photo", photoId);
  const said = {
    shop: (await getShop(ctx)).name.en,
    site: env.SITE_URL,
    photo: photoId,
    fileSha256: photo.sha256,
    entries: await listRights(ctx, photoId),
    issuedAt: ctx.now().toISOString(),
  };
  const signature = createHmac("sha256", env.APP_SECRET)
    .update(`rights-receipt:${JSON.stringify(said)}`)
    .digest("base64url");
  return { ...said, signature };
}
