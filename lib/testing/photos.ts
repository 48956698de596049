import { mkdir, readFile, writeFile } from "node:fs/promises";
import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { consentWords } from "@/lib/core/consent-words";
import { newId } from "@/lib/core/ids";
import type { Placement } from "@/lib/core/placements";
import type { Context } from "@/lib/db/context";
import { orderLines, orders } from "@/lib/db/schema/orders";
import { submissionFiles, submissions, submissionTags } from "@/lib/db/schema/submissions";
import { grantRight } from "@/lib/rights";
import { messagesWith, SHIPPED_SHOP } from "@/lib/settings";
import { photoFiles, quarantineFolder } from "@/lib/storage";
import { startShare, submitShare } from "@/lib/submissions";
import type { StartShareInput } from "@/lib/submissions/contract";
import { sha256Of, uploadPath } from "@/lib/submissions/photo-files";
import { ADDRESS, CONTACT } from "./checkout";

type PhotoOverrides = Partial<typeof submissions.$inferInsert> & {
  /** Where it may be shown; nowhere with an empty list. */
  placements?: Placement[];
  variantIds?: string[];
  /** Bytes of its one file; none without them. */
  bytes?: Buffer;
  /** Those of its film; then it is a clip. */
  film?: Buffer;
};

/** A customer's photo in the state that is wanted, with the right to show it on product pages. */
export async function createPhoto(ctx: Context, overrides: PhotoOverrides = {}) {
  const { placements = ["product"], variantIds = [], bytes, film, state = "new", ...row } = overrides;
  const { db } = ctx;
  const id = newId();
  const mediaKey = `photo${id.replaceAll("-", "").slice(-15)}`;
  const made = { width: 1080, height: 1350, mediaKey, creatorName: "Fah", caption: "#morning", hashtags: ["morning"] };
  await db.insert(submissions).values({
    ...{ id, shareId: newId(), position: 0, source: "share", locale: "th", sizeBytes: 1, submittedAt: new Date() },
    ...{ ...made, ...row, durationMs: film ? 2_000 : null, state: "quarantined" },
  });
  for (const step of wayTo(state)) await moveTo(ctx, id, step);
  for (const [index, variantId] of variantIds.entries()) {
    const x = (index + 1) / (variantIds.length + 1);
    await db.insert(submissionTags).values({ submissionId: id, variantId, x, y: 0.5 });
  }
  if (placements.length > 0) await allow(ctx, id, placements);
  if (bytes) await keepFile(ctx, `${mediaKey}-720.webp`, { id, bytes });
  if (film) await keepFile(ctx, `${mediaKey}.mp4`, { id, bytes: film });
  return { id, mediaKey };
}

/** Through the states, as the database's rule has them. */
function wayTo(state: string): string[] {
  const way = ["screening", "new"];
  if (state === "quarantined") return [];
  return way.includes(state) ? way.slice(0, way.indexOf(state) + 1) : [...way, state];
}

async function moveTo({ db }: Context, id: string, step: string): Promise<void> {
  await db.execute(sql`update submissions set state = ${step},
    approved_at = case when ${step} = 'approved' then now() else approved_at end,
    decided_at = case when ${step} in ('approved', 'rejected') then now() end where id = ${id}::uuid`);
}

async function keepFile({ db }: Context, name: string, { id, bytes }: { id: string; bytes: Buffer }): Promise<void> {
  await photoFiles.put(name, bytes);
  const sha256 = sha256Of(bytes);
  await db.insert(submissionFiles).values({ submissionId: id, name, sizeBytes: bytes.length, sha256 });
}

/** The right to show a photo in these places from now on. */
export async function allow(ctx: Context, workId: string, placements: Placement[]): Promise<void> {
  const choice = { placements, people: "nobody", minors: "none" } as const;
  const words = consentWords(choice, messagesWith(SHIPPED_SHOP, "th").consent, "th");
  await grantRight(ctx, { ...choice, workId, words, locale: "th", grantor: "Fah", evidence: { method: "share" } });
}

/** An order of one variant, as its buyer's link needs it. */
export async function createOrder(
  { db }: Context,
  variantId: string,
  customerId: string | null = null,
): Promise<string> {
  const number = `T-${newId().slice(-12)}`;
  const both = { th: "x", en: "x" };
  const [order] = await db
    .insert(orders)
    .values({
      ...{ number, checkoutId: newId(), customerId, stripeRef: number, state: "delivered", locale: "th" },
      ...{ currency: "THB", subtotalAmount: 100, shippingAmount: 0, taxIncludedAmount: 0, totalAmount: 100 },
      ...{
        contact: CONTACT,
        address: ADDRESS,
        shippingTitle: both,
        deliverFrom: "2026-01-01",
        deliverUntil: "2026-01-02",
      },
    })
    .returning({ id: orders.id });
  if (!order) throw new Error("an order was not written");
  const line = { orderId: order.id, position: 0, variantId, sku: "x", title: both, choice: both, mediaKey: "x" };
  await db.insert(orderLines).values({ ...line, quantity: 1, unitAmount: 100 });
  return order.id;
}

/** A photo of a cup, as a phone would send it: with where it was taken, lying on its side. */
export async function photoOf(seed: number, orientation = 6): Promise<Buffer> {
  const bytes = await readFile(`lib/db/seed/demo/pictures/posts/post-0${String(seed)}.avif`);
  const gps = {
    GPSLatitude: "13/1 45/1 0/1",
    GPSLatitudeRef: "N",
    GPSLongitude: "100/1 30/1 0/1",
    GPSLongitudeRef: "E",
  };
  return sharp(bytes)
    .resize(720)
    .withExif({ IFD0: { Make: "Phone", Copyright: "SECRET-NAME" }, IFD3: gps })
    .withMetadata({ orientation })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** Puts an upload where the intake looks for it; `size` is what was announced. */
export async function uploadPhoto(photoId: string, bytes: Buffer, size = bytes.length): Promise<void> {
  await mkdir(quarantineFolder(), { recursive: true });
  await writeFile(uploadPath(photoId), bytes);
  await writeFile(`${uploadPath(photoId)}.json`, JSON.stringify({ size }));
}

type Sent = { isClip?: true; crop?: { x: number; y: number; width: number; height: number } | null; caption?: string };

/** Shares a photo or clip as a shopper does: room, upload, consent. @returns Its id. */
export async function sharePhoto(
  shopper: Context,
  bytes: Buffer,
  { isClip, crop = null, caption = "" }: Sent = {},
): Promise<string> {
  const sizeBytes = Math.max(1, bytes.length);
  const files: StartShareInput["files"] = isClip ? [{ sizeBytes, isClip }] : [{ sizeBytes }];
  const { shareId, photos } = await startShare(shopper, { files, source: "share" }, "en");
  const id = photos[0]?.id ?? "";
  await uploadPhoto(id, bytes);
  const choice = { placements: ["product" as const], people: "nobody" as const, minors: "none" as const };
  const input = { caption, creatorName: "Fah", choice, photos: [{ id, crop, tags: [] }] };
  await submitShare(shopper, shareId, { input, locale: "en" });
  return id;
}

/** A photo as it is now. */
export async function readPhoto({ db }: Context, id: string) {
  const [row] = await db.select().from(submissions).where(eq(submissions.id, id));
  if (!row) throw new Error("no such photo");
  return row;
}
