import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { media } from "@/lib/db/schema/media";
import { outbox } from "@/lib/db/schema/outbox";
import { searchDocuments } from "@/lib/db/schema/search";
import { getStaffPost, listPosts } from "@/lib/posts";
import { type PostDraft, StaffPost } from "@/lib/posts/staff-contract";
import { createVariant } from "@/lib/testing/factories";
import { asStaff } from "@/lib/testing/staff";
import { createPost } from "@/lib/publishing";
export const caption = { th: "โต๊ะเช้านี้ #แจกันละไม", en: "This morning's table #Vase" };
export const alt = { th: "แก้วบนโต๊ะ", en: "A cup on a table" };

export async function createPicture({ db }: Context, kind: "picture" | "video" = "picture"): Promise<string> {
  const row = {
    key: `p-${crypto.randomUUID()}`,
    kind,
    width: 1080,
    height: 1350,
    thumbhash: "",
    alt: { th: "", en: "" },
  };
  const [made] = await db.insert(media).values(row).returning({ id: media.id });
  return made?.id ?? "";
}

export async function draftOf(ctx: Context, overrides: Partial<PostDraft> = {}): Promise<PostDraft> {
  const { variantId } = await createVariant(ctx);
  const id = await createPicture(ctx);
  return { caption, media: [{ id, alt, tags: [{ variantId, x: 0.25, y: 0.75 }] }], ...overrides };
}

export const read = async (ctx: Context, id: string) => StaffPost.parse(await getStaffPost(ctx, id));
export const actionsOn = async ({ db }: Context, id: string) =>
  (
    await db.select({ action: auditLog.action }).from(auditLog).where(eq(auditLog.entityId, id)).orderBy(auditLog.id)
  ).map(({ action }) => action);
export const renewals = ({ db }: Context) => db.$count(outbox, eq(outbox.kind, "pages_changed"));
export const findables = ({ db }: Context, id: string) => db.$count(searchDocuments, eq(searchDocuments.entityId, id));
export const isShown = async (ctx: Context, id: string) =>
  (await listPosts(ctx, "en", { size: 100 })).items.some((post) => post.id === id);

/** A complete draft by a curator. */
export async function startedBy(ctx: Context) {
  const fah = await asStaff(ctx, "curator");
  const { id } = await createPost(fah, await draftOf(ctx));
  return { fah, id };
}
