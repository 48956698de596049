import { and, eq, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { z } from "zod";
import { consentWords } from "@/lib/core/consent-words";
import { hashtagsIn } from "@/lib/core/hashtags";
import { messagesOf } from "@/lib/core/messages";
import { LocaleName, LocalText } from "@/lib/core/shapes";
import type { Context } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { people } from "@/lib/db/schema/accounts";
import { variants } from "@/lib/db/schema/catalog";
import { appeals, reports } from "@/lib/db/schema/moderation";
import { submissions, submissionTags } from "@/lib/db/schema/submissions";
import { decideMany } from "@/lib/moderation";
import { grantRight, revokeRight } from "@/lib/rights";
import type { RightsChoice } from "@/lib/rights/contract";
import { messagesWith, SHIPPED_SHOP } from "@/lib/settings";
import { quarantineFolder } from "@/lib/storage";
import { uploadPath } from "@/lib/submissions/photo-files";
import { HOUR_MS } from "./posts";

const FOLDER = "lib/db/seed/demo/photos";
const Shot = z.object({
  id: z.string(),
  alt: LocalText,
  author: z.string(),
  language: LocaleName,
  caption: z.string(),
  products: z.array(z.object({ sku: z.string(), x: z.number(), y: z.number() })),
});
type Shot = z.infer<typeof Shot>;

const MINUTE_MS = 60_000;
const LOOK_AGAIN_MS = 500;
const GIVE_UP_MS = 60_000;

/** What becomes of a demo photo; each state that the studio and Me can show is there. */
type Fate =
  "approved" | "new" | "rejected" | "appealed" | "bare" | "reported" | "revoked" | "expired" | "risky" | "withdrawn";
const FATES: Record<string, Fate> = {
  ...{ "ugc-10": "rejected", "ugc-21": "appealed", "ugc-24": "reported", "ugc-29": "revoked", "ugc-31": "expired" },
  ...{ "ugc-33": "bare", "ugc-34": "risky", "ugc-38": "rejected", "ugc-42": "bare", "ugc-45": "appealed" },
  ...{ "ugc-48": "reported", "ugc-50": "withdrawn", "ugc-52": "rejected" },
};
const LAST_APPROVED = 54;

const fateOf = (shot: Shot, index: number): Fate => FATES[shot.id] ?? (index < LAST_APPROVED ? "approved" : "new");

/** Always the same id for the same photo: a seed that was ended goes on where it stopped. */
function idOf(name: string): string {
  const hex = createHash("sha256").update(`demo-photo:${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Sends every photo of the demo's customers through the real intake, one after the other, and decides about each: the
 * worker must be running. Those that are there already are left alone.
 *
 * @returns How many are new.
 */
export async function seedPhotos(ctx: Context): Promise<number> {
  const [curator] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.handle, "fah"));
  if (!curator) return 0;
  const shots = z.array(Shot).parse(JSON.parse(await readFile(`${FOLDER}.json`, "utf8")));
  const rows = await ctx.db.select({ id: variants.id, sku: variants.sku }).from(variants);
  const variantIds = new Map(rows.map(({ id, sku }) => [sku, id]));
  let added = 0;
  for (const [index, shot] of shots.entries()) {
    const fate = fateOf(shot, index);
    const isNew = await plant(ctx, { shot, fate, index, variantIds });
    const staff: Context = {
      ...ctx,
      actor: { kind: "staff", personId: curator.id, role: "curator", sessionId: idOf("session") },
    };
    if (!isNew) continue;
    added += 1;
    if (await isTakenIn(ctx, idOf(shot.id))) await decide(staff, { shot, fate });
  }
  return added;
}

type Planted = { shot: Shot; fate: Fate; index: number; variantIds: Map<string, string> };

async function plant(ctx: Context, { shot, fate, index, variantIds }: Planted): Promise<boolean> {
  const id = idOf(shot.id);
  const [known] = await ctx.db.select({ id: submissions.id }).from(submissions).where(eq(submissions.id, id));
  if (known) return false;
  // As a phone would send it: the intake takes no AVIF from anybody.
  const bytes = await sharp(await readFile(`${FOLDER}/${shot.id}.avif`))
    .jpeg({ quality: 90 })
    .toBuffer();
  await mkdir(quarantineFolder(), { recursive: true });
  await writeFile(uploadPath(id), bytes);
  await writeFile(`${uploadPath(id)}.json`, JSON.stringify({ size: bytes.length }));
  const { language: locale, author, products } = shot;
  const caption = fate === "risky" ? `${shot.caption} LINE ID: ${author}` : shot.caption;
  const createdAt = new Date(Date.now() - (3 + ((index * 7) % 40)) * MINUTE_MS);
  await ctx.db.transaction(async (db) => {
    await db.insert(submissions).values({
      ...{
        id,
        shareId: id,
        position: 0,
        state: "uploading",
        sizeBytes: bytes.length,
        submittedAt: createdAt,
        createdAt,
      },
      ...{ source: fate === "bare" ? "found" : "share", creatorName: author, locale, caption },
      ...{ hashtags: hashtagsIn(caption), alt: shot.alt[locale] },
    });
    const tags = products.flatMap(({ sku, x, y }) => {
      const variantId = variantIds.get(sku);
      return variantId === undefined ? [] : [{ submissionId: id, variantId, x, y }];
    });
    if (tags.length > 0) await db.insert(submissionTags).values(tags).onConflictDoNothing();
    if (fate !== "bare") await grant({ ...ctx, db }, { shot, fate });
    await wakeWorker(db, "intake");
  });
  return true;
}

async function grant(ctx: Context, { shot, fate }: { shot: Shot; fate: Fate }): Promise<void> {
  const choice: RightsChoice = { placements: ["gallery", "product", "home"], people: "nobody", minors: "none" };
  const words = consentWords(choice, messagesWith(SHIPPED_SHOP, shot.language).consent, shot.language);
  const endsAt = fate === "expired" ? new Date(Date.now() - HOUR_MS) : null;
  const startsAt = endsAt === null ? {} : { startsAt: new Date(Date.now() - 2 * HOUR_MS) };
  const given = { ...choice, words, locale: shot.language, endsAt, ...startsAt };
  await grantRight(ctx, { ...given, workId: idOf(shot.id), grantor: shot.author, evidence: { method: "demo" } });
}

async function isTakenIn({ db }: Context, id: string): Promise<boolean> {
  const until = Date.now() + GIVE_UP_MS;
  while (Date.now() < until) {
    const [row] = await db.select({ state: submissions.state }).from(submissions).where(eq(submissions.id, id));
    if (row?.state === "new") return true;
    if (row && !["uploading", "quarantined", "screening"].includes(row.state)) return false;
    await sleep(LOOK_AGAIN_MS);
  }
  return false;
}

async function decide(staff: Context, { shot, fate }: { shot: Shot; fate: Fate }): Promise<void> {
  const id = idOf(shot.id);
  const { db } = staff;
  if (fate === "new" || fate === "bare" || fate === "risky") return;
  const isNo = fate === "rejected" || fate === "appealed";
  const decision = isNo ? { action: "reject", reason: "unclear", note: "" } : { action: "approve" };
  // Safe: both are decisions of the contract, which the object above spells out.
  await decideMany(staff, { items: [{ id, version: 1 }], decision: decision as { action: "approve" } });
  if (fate === "appealed")
    await db.insert(appeals).values({ submissionId: id, text: shot.caption }).onConflictDoNothing();
  if (fate === "reported") {
    const dueAt = sql`now() + interval '20 hours'`;
    const report = {
      submissionId: id,
      deviceId: idOf(`device ${shot.id}`),
      reason: "wrong_product",
      detail: "",
      dueAt,
    } as const;
    await db.insert(reports).values(report).onConflictDoNothing();
  }
  if (fate !== "revoked" && fate !== "withdrawn") return;
  const words = messagesOf(shot.language).consent.revoked;
  await revokeRight(staff, {
    workId: id,
    grantor: shot.author,
    words,
    locale: shot.language,
    evidence: { method: "demo" },
  });
  if (fate === "withdrawn") {
    await db
      .update(submissions)
      .set({ state: "withdrawn" })
      .where(and(eq(submissions.id, id), eq(submissions.state, "approved")));
  }
}
