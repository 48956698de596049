import { registerDevice } from "@/lib/accounts";
import { refreshListings } from "@/lib/catalog";
import { newId, newShortId } from "@/lib/core/ids";
import type { LocalText } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import { collections, prices, productMedia, products, variants } from "@/lib/db/schema/catalog";
import { media } from "@/lib/db/schema/media";
import { postMedia, posts, productTags } from "@/lib/db/schema/posts";
import { stories, storyFrames, storyTags } from "@/lib/db/schema/stories";
import { shippingRatePrices, shippingRates } from "@/lib/db/schema/shipping";
import { adjustStock } from "@/lib/inventory";
import { indexHashtags } from "@/lib/posts";

const SHOP = { kind: "system", job: "factory" } as const;
const unique = () => newId().slice(-12);
const both = (text: string) => ({ th: text, en: text });

function one<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error("a factory's insert returned no row");
  return row;
}

export async function createMedia(
  { db }: Context,
  { durationMs }: { durationMs?: number | undefined } = {},
): Promise<string> {
  const clip = durationMs === undefined ? {} : { kind: "video" as const, durationMs, caption: both("A cup, slowly") };
  const row = { key: `picture-${unique()}`, width: 1080, height: 1350, thumbhash: "", alt: both("A cup"), ...clip };
  return one(await db.insert(media).values(row).returning({ id: media.id })).id;
}

type VariantOverrides = {
  priceAmount?: number;
  onHand?: number;
  title?: string;
  status?: "draft" | "published";
  /** Handle of a collection that is there already; one of its own without it. */
  collection?: string;
  tags?: string[];
  optionValues?: Record<string, string>;
};

async function collectionNamed({ db }: Context, handle: string): Promise<string> {
  const row = { handle, title: both("Table"), description: both("For it"), position: 1 };
  const again = { target: collections.handle, set: { position: 1 } };
  return one(await db.insert(collections).values(row).onConflictDoUpdate(again).returning({ id: collections.id })).id;
}

/** A product with one variant, its picture, its price in baht and its stock. */
export async function createVariant(ctx: Context, overrides: VariantOverrides = {}) {
  const { priceAmount = 50_000, onHand = 10, title = "Cup", status = "published", tags = [] } = overrides;
  const { db } = ctx;
  const handle = `cup-${unique()}`;
  const mediaId = await createMedia(ctx);
  const collectionId = await collectionNamed(ctx, overrides.collection ?? `table-${unique()}`);
  const { id: productId } = one(
    await db
      .insert(products)
      .values({
        handle,
        collectionId,
        title: both(title),
        ...{ description: both("A cup."), materials: both("Clay"), care: both("Wash it") },
        dimensionsMm: { width: 80, depth: 80, height: 90 },
        weightGrams: 300,
        options: [],
        tags,
        status,
        position: 1,
      })
      .returning({ id: products.id }),
  );
  await db.insert(productMedia).values({ productId, mediaId, position: 0 });
  const { id: variantId } = one(
    await db
      .insert(variants)
      .values({ productId, sku: `SKU-${unique()}`, optionValues: overrides.optionValues ?? {}, position: 0 })
      .returning({ id: variants.id }),
  );
  await db.insert(prices).values({ variantId, currency: "THB", amount: priceAmount });
  await adjustStock({ ...ctx, actor: SHOP }, variantId, { delta: onHand, reason: "received", ref: "factory" });
  await refreshListings(ctx, [productId]);
  return { variantId, productId, handle, mediaId, priceAmount };
}

/** A browser that the shop knows. */
export const createDevice = (ctx: Context) => registerDevice(ctx.db);

type PostOverrides = {
  publishedAt?: Date;
  status?: "draft" | "published";
  caption?: LocalText;
  /** Makes its picture a clip. */
  durationMs?: number;
};

/** A post of one picture on which the variants are tagged from left to right. */
export async function createPost(
  ctx: Context,
  variantIds: readonly string[],
  { durationMs, ...overrides }: PostOverrides = {},
) {
  const { db } = ctx;
  const name = `author-${unique()}`;
  const author = { handle: name, name: "Author", email: `${name}@example.com` };
  const { id: authorId } = one(await db.insert(people).values(author).returning({ id: people.id }));
  const mediaId = await createMedia(ctx, { durationMs });
  const post = one(
    await db
      .insert(posts)
      .values({
        ...{ shortId: newShortId(), authorId, caption: both("Morning") },
        ...{ status: "published", publishedAt: new Date(), ...overrides },
      })
      .returning({ id: posts.id, shortId: posts.shortId }),
  );
  await db.insert(postMedia).values({ postId: post.id, mediaId, position: 0 });
  for (const [index, variantId] of variantIds.entries()) {
    const x = (index + 1) / (variantIds.length + 1);
    await db.insert(productTags).values({ postId: post.id, mediaId, variantId, x, y: 0.5 });
  }
  await indexHashtags(ctx, post.id);
  return post;
}

type StoryOverrides = {
  publishedAt?: Date;
  status?: "draft" | "published";
  /** Makes its frames clips. */
  durationMs?: number;
};

/** A story with a frame for each list of variants, which are tagged from left to right. */
export async function createStory(
  ctx: Context,
  frames: readonly (readonly string[])[],
  { durationMs, ...overrides }: StoryOverrides = {},
) {
  const { db } = ctx;
  const row = {
    handle: `story-${unique()}`,
    title: both("Morning"),
    status: "published" as const,
    publishedAt: new Date(),
  };
  const story = one(
    await db
      .insert(stories)
      .values({ ...row, ...overrides })
      .returning({ id: stories.id, handle: stories.handle }),
  );
  for (const [position, variantIds] of frames.entries()) {
    const mediaId = await createMedia(ctx, { durationMs });
    const frame = { storyId: story.id, mediaId, words: both(`Frame ${String(position + 1)}`), position };
    const { id: frameId } = one(await db.insert(storyFrames).values(frame).returning({ id: storyFrames.id }));
    for (const [index, variantId] of variantIds.entries()) {
      const x = (index + 1) / (variantIds.length + 1);
      await db.insert(storyTags).values({ frameId, variantId, x, y: 0.5 });
    }
  }
  return story;
}

/** A flat rate in baht, one to two working days. */
export async function createShippingRate({ db }: Context, { country = "TH", amount = 5_000 } = {}) {
  const rate = { handle: `rate-${unique()}`, title: both("Standard"), country, minDays: 1, maxDays: 2, position: 1 };
  const { id } = one(await db.insert(shippingRates).values(rate).returning({ id: shippingRates.id }));
  await db.insert(shippingRatePrices).values({ shippingRateId: id, currency: "THB", amount });
  return { id };
}
