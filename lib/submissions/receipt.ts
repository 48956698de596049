import { createHmac } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { isSameCode } from "@/lib/core/same-code";
import type { Context } from "@/lib/db/context";
import { submissions } from "@/lib/db/schema/submissions";
import { env } from "@/lib/env/server";
import { listRights } from "@/lib/rights";
import { getShop } from "@/lib/settings";
import { RightsReceipt } from "./contract";
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
  return { ...said, signature: sign(said) };
}

const sign = (said: object): string =>
  createHmac("sha256", env.APP_SECRET)
    .update(`rights-receipt:${JSON.stringify(said)}`)
    .digest("base64url");

/** `whole`: ours, and each entry stands in the ledger. `foreign`: not signed by this shop, or changed since. */
export type ReceiptState = "whole" | "foreign" | "not-in-ledger";

/**
 * Looks at a receipt that somebody brings.
 *
 * @param text The file as it was downloaded; the order of its parts matters, the spaces between them do not.
 * @returns What it is worth. What was given or taken back after it was issued is no fault of it.
 */
export async function checkReceipt(ctx: Context, text: string): Promise<ReceiptState> {
  const receipt = RightsReceipt.safeParse(parseJson(text));
  if (!receipt.success) return "foreign";
  // Safe: it has the shape of a receipt. As it was parsed, because the signature is over all that it says.
  const { signature, ...said } = JSON.parse(text) as RightsReceipt;
  if (!isSameCode(signature, sign(said))) return "foreign";
  const known = new Set((await listRights(ctx, said.photo)).map(({ hash }) => hash));
  return said.entries.every(({ hash }) => known.has(hash)) ? "whole" : "not-in-ledger";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
