import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { SHORT_ALPHABET } from "@/lib/core/ids";
import type { LocalText } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { devices, people } from "@/lib/db/schema/accounts";
import { variants } from "@/lib/db/schema/catalog";
import { likes, postMedia, posts, productTags } from "@/lib/db/schema/posts";
import { indexHashtags } from "@/lib/posts";
import { type DemoFiles, type DemoPicture, type DemoShot, findDemoPicture } from "./demo-files";
import { BRAND } from "./people";

/** When the newest post came. */
export const NEWEST = Date.UTC(2026, 10, 20, 11, 30);
export const HOUR_MS = 3_600_000;

/** The same address in every demo, so that links in a README or a test stay right. */
export const demoShortId = (shotId: string): string =>
  [...createHash("sha256").update(shotId).digest().subarray(0, 10)]
    .map((byte) => SHORT_ALPHABET.charAt(byte % SHORT_ALPHABET.length))
    .join("");

/** How many studio pictures follow a post's own one: carousels of one to four. */
const FURTHER = [2, 0, 1, 0, 3, 0, 1, 0, 0, 2, 0, 0, 1, 0];

type DemoPost = { id: string; caption: LocalText; pictures: DemoPicture[]; publishedAt: Date };

/** The brand's posts with their exact tags, and likes of invented devices. @returns How many are new. */
export async function seedPosts(ctx: Context, files: DemoFiles, mediaIds: Map<string, string>): Promise<number> {
  const { db } = ctx;
  const [author] = await db.select({ id: people.id }).from(people).where(eq(people.handle, BRAND));
  if (!author) throw new Error("The brand is not among the people yet.");
  const rows = await db.select({ id: variants.id, sku: variants.sku }).from(variants);
  const known = { mediaIds, variantIds: new Map(rows.map(({ id, sku }) => [sku, id])), authorId: author.id };
  const fans = await seedFans(ctx);
  let added = 0;
  for (const [index, post] of demoPosts(files).entries()) {
    const likeCount = likesOf(index, fans.length);
    const postId = await seedPost(ctx, post, { ...known, likeCount });
    if (postId === undefined) continue;
    const own = fans.slice(0, likeCount).map((deviceId) => ({ postId, deviceId }));
    await db.insert(likes).values(own).onConflictDoNothing();
    added += 1;
  }
  return added;
}

/** For posts that were written before hashtags were kept. */
export async function reindexHashtags(ctx: Context): Promise<void> {
  for (const { id } of await ctx.db.select({ id: posts.id }).from(posts)) await indexHashtags(ctx, id);
}

/** The brand's pictures in their order, then the posts with clips among them. */
function demoPosts(files: DemoFiles): DemoPost[] {
  const shots = files.shots.filter(({ kind }) => kind === "post");
  const pictures = shots.map((shot, index) => ({
    id: shot.id,
    caption: shot.caption ?? shot.alt,
    pictures: [shot, ...furtherShots(shot, FURTHER[index] ?? 0, files)],
    publishedAt: new Date(NEWEST - index * 41 * HOUR_MS),
  }));
  const clips = files.feed.posts.map(({ id, caption, pictures: names, hoursBefore }) => ({
    ...{ id, caption, publishedAt: new Date(NEWEST - hoursBefore * HOUR_MS) },
    pictures: names.map((name) => findDemoPicture(files, name)),
  }));
  return [...pictures, ...clips];
}

/** Devices that nobody owns: their cookie tokens were never made. */
async function seedFans({ db }: Context): Promise<string[]> {
  const rows = Array.from({ length: 48 }, (_, index) => ({ tokenHash: `demo-fan-${String(index)}` }));
  await db.insert(devices).values(rows).onConflictDoNothing();
  const found = await db.select({ id: devices.id, tokenHash: devices.tokenHash }).from(devices);
  return found.flatMap(({ id, tokenHash }) => (tokenHash.startsWith("demo-fan-") ? [id] : []));
}

type Known = {
  mediaIds: Map<string, string>;
  variantIds: Map<string, string>;
  authorId: string;
  likeCount: number;
};

async function seedPost(ctx: Context, demo: DemoPost, known: Known): Promise<string | undefined> {
  const { db } = ctx;
  const { id, caption, publishedAt, pictures } = demo;
  const { authorId, likeCount } = known;
  const [post] = await db
    .insert(posts)
    .values({ shortId: demoShortId(id), authorId, caption, status: "published", publishedAt, likeCount })
    .onConflictDoNothing()
    .returning({ id: posts.id });
  if (!post) return undefined;
  for (const [position, picture] of pictures.entries()) {
    const mediaId = known.mediaIds.get(picture.id);
    if (mediaId === undefined) continue;
    await db.insert(postMedia).values({ postId: post.id, mediaId, position });
    const tags = picture.products.flatMap(({ sku, x, y }) => {
      const variantId = known.variantIds.get(sku);
      return variantId === undefined ? [] : [{ postId: post.id, mediaId, variantId, x, y }];
    });
    if (tags.length > 0) await db.insert(productTags).values(tags).onConflictDoNothing();
  }
  await indexHashtags(ctx, post.id);
  return post.id;
}

const FEWEST_LIKES = 12;
const likesOf = (index: number, fans: number): number => FEWEST_LIKES + ((index * 17 + 11) % (fans - FEWEST_LIKES));

/** Studio pictures of what the post shows, each with its own tags. */
function furtherShots(shot: DemoShot, count: number, { shots }: DemoFiles): DemoShot[] {
  const skus = shot.products.map(({ sku }) => sku);
  return shots
    .filter(({ kind, products: [first] }) => kind === "studio" && first !== undefined && skus.includes(first.sku))
    .slice(0, count);
}
