import { eq } from "drizzle-orm";
import { refreshListings } from "@/lib/catalog";
import type { Context } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import { products } from "@/lib/db/schema/catalog";
import { stories } from "@/lib/db/schema/stories";
import { countWords, indexPosts, indexProducts } from "@/lib/search";
import { seedCatalog } from "./catalog";
import { readDemoFiles } from "./demo-files";
import { renamePictures, seedMedia } from "./media";
import { seedModels } from "./models";
import { seedOrders } from "./orders";
import { BRAND, seedPeople } from "./people";
import { reindexHashtags, seedPosts } from "./posts";
import { seedShipping } from "./shipping";
import { seedStories } from "./stories";

type Options = {
  /** Address of the Stripe stand-in; without one there are no demo orders: real Stripe would have to be paid. */
  standIn: string | undefined;
  /** Hears a sentence about each thing that was done. */
  say?: (line: string) => void;
};

/**
 * Fills an empty shop with the demo brand. One that has it already gets what is missing of its orders and the new
 * names of its pictures and models, otherwise nothing; one with products of its own is left alone.
 *
 * @param ctx Must not be inside a transaction: the orders go through the real checkout.
 * @returns A sentence about the whole.
 */
export async function seedDemo(ctx: Context, { standIn, say = () => undefined }: Options): Promise<string> {
  const isThere = (await ctx.db.$count(people, eq(people.handle, BRAND))) > 0;
  if (!isThere && (await ctx.db.$count(products)) > 0) return "no demo data: this shop has products of its own";
  const changes = isThere ? await bringUpToDate(ctx, say) : await plantBrand(ctx, say);
  if (standIn === undefined) return "the demo brand is there, without orders: Stripe is real";
  const made = await seedOrders(ctx, standIn);
  if (made > 0) say(`${made} orders through the checkout`);
  return changes + made === 0 ? "the demo brand is there already, nothing changed" : "the demo brand is ready";
}

/** A demo of an earlier version has other names of its pictures, and neither clips nor stories. */
async function bringUpToDate(ctx: Context, say: (line: string) => void): Promise<number> {
  const files = readDemoFiles();
  const renamed = await renamePictures(ctx, files);
  if (renamed > 0) say(`${renamed} pictures have new names`);
  const models = await seedModels(ctx, files);
  if (models > 0) say(`${models} products have another 3D model`);
  if ((await ctx.db.$count(stories)) > 0) return renamed + models;
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const mediaIds = await seedMedia(tx, files);
    const added = (await seedPosts(tx, files, mediaIds)) + (await seedStories(tx, files, mediaIds));
    await reindexHashtags(tx);
    await indexPosts(tx);
    await countWords(tx);
    say(`${added} posts and stories that were missing`);
    return renamed + models + added;
  });
}

/** All or nothing: an interrupted first run leaves an empty shop, which the next one fills. */
async function plantBrand(ctx: Context, say: (line: string) => void): Promise<number> {
  const files = readDemoFiles();
  const { catalogue, shots } = files;
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await seedPeople(tx);
    await seedShipping(tx);
    const mediaIds = await seedMedia(tx, files);
    await seedCatalog(tx, files, mediaIds);
    await refreshListings(tx);
    await seedModels(tx, files);
    const variants = catalogue.products.flatMap((product) => product.variants);
    say(`${catalogue.products.length} products in ${variants.length} variants, ${shots.length} pictures`);
    const posts = await seedPosts(tx, files, mediaIds);
    const told = await seedStories(tx, files, mediaIds);
    await indexProducts(tx);
    await indexPosts(tx);
    await countWords(tx);
    say(`${posts} posts with their tags and likes, ${told} stories`);
    return catalogue.products.length;
  });
}
