import "server-only";
import { eq } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { people } from "@/lib/db/schema/accounts";
import { products } from "@/lib/db/schema/catalog";
import { seedCatalog, seedStock } from "./seed-catalog";
import { seedMedia } from "./seed-media";
import { seedOrders } from "./seed-orders";
import { BRAND_HANDLE, seedPeople } from "./seed-people";
import { seedPosts } from "./seed-posts";
import { seedShipping } from "./seed-shipping";

type Options = {
  /** Address of the Stripe stand-in; without one there are no demo orders, since real Stripe would have to be paid. */
  standIn: string | undefined;
  /** Hears what was done, in sentences. */
  say: (line: string) => void;
};

/**
 * Fills an empty shop with the demo brand. A shop that has it already gets what is missing of its orders and the
 * new names of its pictures, otherwise nothing; one with products of its own is left alone.
 *
 * @param ctx Must not be inside a transaction.
 */
export async function seedDemo(ctx: Context, { standIn, say }: Options): Promise<void> {
  const isThere = (await ctx.db.$count(people, eq(people.handle, BRAND_HANDLE))) > 0;
  if (!isThere && (await ctx.db.$count(products)) > 0) {
    say("this shop has products of its own: no demo data");
    return;
  }
  const changed = isThere ? await refresh(ctx, say) : await plant(ctx, say);
  const made = standIn === undefined ? 0 : await seedOrders(ctx, standIn);
  if (made > 0) say(`${made} demo orders through the checkout`);
  if (standIn === undefined) say("no demo orders: these need the Stripe stand-in");
  say(changed + made === 0 ? "demo brand is there already, nothing changed" : "demo brand is ready");
}

async function refresh(ctx: Context, say: Options["say"]): Promise<number> {
  const pictures = await seedMedia(ctx);
  if (pictures > 0) say(`${pictures} pictures have new names`);
  return pictures;
}

/** All or nothing: an interrupted first run leaves an empty shop, which the next one fills. */
async function plant(ctx: Context, say: Options["say"]): Promise<number> {
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    await seedPeople(tx);
    await seedShipping(tx);
    const pictures = await seedMedia(tx);
    const counts = await seedCatalog(tx);
    say(`${counts.products} products in ${counts.variants} variants, ${pictures} pictures`);
    await seedStock(tx);
    const posts = await seedPosts(tx);
    say(`${posts} posts with their tags and likes`);
    return counts.products;
  });
}
