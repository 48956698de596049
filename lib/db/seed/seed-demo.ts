import type { Context } from "@/lib/db/context";
import { products } from "@/lib/db/schema/catalog";
import { seedCatalog } from "./catalog";
import { readDemoFiles } from "./demo-files";
import { seedMedia } from "./media";
import { seedOrders } from "./orders";
import { seedPeople } from "./people";
import { seedPosts } from "./posts";
import { seedShipping } from "./shipping";

/**
 * Fills an empty shop with the demo brand. A shop with products is left as it is; demo orders are made once.
 *
 * @param ctx Must not be inside a transaction: the orders go through the real checkout.
 * @param options `hasTestPayments`: only a stand-in can be paid without a buyer.
 * @returns Sentences about what was done.
 */
export async function seedDemo(ctx: Context, { hasTestPayments }: { hasTestPayments: boolean }): Promise<string[]> {
  const done: string[] = [];
  if ((await ctx.db.$count(products)) > 0) {
    done.push("the shop has products already");
  } else {
    const files = readDemoFiles();
    await ctx.db.transaction(async (db) => {
      const tx = { ...ctx, db };
      await seedPeople(tx);
      await seedShipping(tx);
      const mediaIds = await seedMedia(tx, files);
      await seedCatalog(tx, files, mediaIds);
      await seedPosts(tx, files, mediaIds);
    });
    done.push(`${files.catalogue.products.length} products, ${files.shots.length} pictures`);
  }
  done.push(hasTestPayments ? `${await seedOrders(ctx)} demo orders` : "no demo orders: Stripe is real");
  return done;
}
