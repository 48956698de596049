import { describe, expect, it } from "vitest";
import { getProduct, listProductCards } from "@/lib/catalog";
import { ProductView } from "@/lib/catalog/contract";
import { orders } from "@/lib/db/schema/orders";
import { productTags } from "@/lib/db/schema/posts";
import { listPosts } from "@/lib/posts";
import { PostPage } from "@/lib/posts/contract";
import { withCommits } from "@/lib/testing/database";
import { sandbox } from "@/lib/testing/stripe";
import { seedDemo } from "./seed-demo";

const system = { kind: "system", job: "seed" } as const;

describe("seedDemo", () => {
  it("fills an empty shop with the whole brand, and changes nothing the second time", () =>
    withCommits(system, async (ctx) => {
      expect(await seedDemo(ctx, { standIn: sandbox.url })).toBe("the demo brand is ready");
      const first = {
        orders: await ctx.db.$count(orders),
        tags: await ctx.db.$count(productTags),
        cards: (await listProductCards(ctx, "th")).length,
      };
      const again = await seedDemo(ctx, { standIn: sandbox.url });
      expect(again).toBe("the demo brand is there already, nothing changed");
      expect({ ...first, orders: await ctx.db.$count(orders) }).toEqual(first);
      expect(first).toMatchObject({ cards: 33, orders: 6 });

      const { items } = PostPage.parse(await listPosts(ctx, "en", { size: 50 }));
      expect(items).toHaveLength(14);
      for (const post of items) expect(post.products.length).toBeGreaterThan(0);
      expect(new Set(items.map(({ pictures }) => pictures.length))).toEqual(new Set([1, 2, 3, 4]));
      for (const { handle } of await listProductCards(ctx, "en"))
        ProductView.parse(await getProduct(ctx, handle, "en"));
      const states = await ctx.db.select({ state: orders.state }).from(orders);
      expect(states.map(({ state }) => state).sort()).toEqual([
        "cancelled",
        "delivered",
        "delivered",
        "packed",
        "placed",
        "shipped",
      ]);
    }));
});
