import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getProduct, listProducts } from "@/lib/catalog";
import { ProductView } from "@/lib/catalog/contract";
import { checkInvariants } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { variants } from "@/lib/db/schema/catalog";
import { checkouts } from "@/lib/db/schema/checkout";
import { stockLedger } from "@/lib/db/schema/inventory";
import { media } from "@/lib/db/schema/media";
import { orders } from "@/lib/db/schema/orders";
import { refunds } from "@/lib/db/schema/payments";
import { likes, posts, productTags } from "@/lib/db/schema/posts";
import { getHashtag, listPosts } from "@/lib/posts";
import { PostPage } from "@/lib/posts/contract";
import { withCommits } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { sandbox } from "@/lib/testing/stripe";
import { seedDemo } from "./seed-demo";

const system = { kind: "system", job: "seed" } as const;
const standIn = sandbox.url;

const countAll = async ({ db }: Context) => ({
  orders: await db.$count(orders),
  checkouts: await db.$count(checkouts),
  tags: await db.$count(productTags),
  variants: await db.$count(variants),
  pictures: await db.$count(media),
  ledger: await db.$count(stockLedger),
  likes: await db.$count(likes),
});

describe("seedDemo", () => {
  it("fills an empty shop with the whole brand, and changes nothing the second time", () =>
    withCommits(system, async (ctx) => {
      expect(await seedDemo(ctx, { standIn })).toBe("the demo brand is ready");
      const first = await countAll(ctx);
      expect(first).toMatchObject({ orders: 6, checkouts: 7, variants: 93, pictures: 81 });

      const { items: cards } = await listProducts(ctx, "th", { size: 100 });
      expect(cards).toHaveLength(33);
      for (const { handle } of cards) {
        const product = ProductView.parse(await getProduct(ctx, handle, "en"));
        const ownIds = [null, ...product.variants.map(({ id }) => id)];
        for (const { variantId } of product.pictures) expect(ownIds).toContain(variantId);
      }
      const mug = await getProduct(ctx, "khao-mug", "th");
      const [sea] = mug.variants;
      expect(mug.pictures.map(({ variantId }) => variantId)).toEqual([sea?.id, null]);
      const { items } = PostPage.parse(await listPosts(ctx, "en", { size: 50 }));
      expect(items).toHaveLength(17);
      for (const post of items) expect(post.products.length).toBeGreaterThan(0);
      expect(new Set(items.map(({ pictures }) => pictures.length))).toEqual(new Set([1, 2, 3, 4]));
      const clips = items.flatMap(({ pictures }) => pictures.filter(({ video }) => video !== null));
      expect(clips).toHaveLength(3);
      expect(items[0]?.pictures[0]?.video).toBeNull();
      for (const tag of ["แจกันละไม", "lamaivases"]) expect((await getHashtag(ctx, tag, "th")).postCount).toBe(4);
      const counted = await ctx.db.select({ likeCount: posts.likeCount }).from(posts);
      expect(counted.reduce((sum, { likeCount }) => sum + likeCount, 0)).toBe(first.likes);
      const states = await ctx.db.select({ state: orders.state }).from(orders);
      expect(states.map(({ state }) => state).sort()).toEqual(
        ["cancelled", "delivered", "delivered", "packed", "placed", "shipped"], // prettier-ignore
      );
      expect((await checkInvariants(ctx)).filter(({ broken }) => broken > 0)).toEqual([]);

      expect(await seedDemo(ctx, { standIn })).toBe("the demo brand is there already, nothing changed");
      expect(await countAll(ctx)).toEqual(first);
    }));

  it("finishes orders that an interrupted run left half-way, once", () =>
    withCommits(system, async (ctx) => {
      // As long as the SDK tries: the first order's payment is made, and nobody can ask what became of it.
      sandbox.setFaults({ api: [{ action: "error_500", method: "GET", path: "/v1/checkout/sessions", times: 3 }] });
      await expect(seedDemo(ctx, { standIn })).rejects.toMatchObject({ reason: "payment-unavailable" });
      sandbox.setFaults({});
      expect(await seedDemo(ctx, { standIn })).toBe("the demo brand is ready");
      expect(await countAll(ctx)).toMatchObject({ orders: 6, checkouts: 7 });
      expect(await ctx.db.$count(refunds)).toBe(2);
    }));

  it("follows pictures that were made anew under another name", () =>
    withCommits(system, async (ctx) => {
      await seedDemo(ctx, { standIn: undefined });
      await ctx.db.execute(sql`update media set key = 'post-01-00000000' where key like 'post-01-%'`);
      const said: string[] = [];
      await seedDemo(ctx, { standIn: undefined, say: (line) => said.push(line) });
      expect(said).toEqual(["1 pictures have new names"]);
      expect(await ctx.db.$count(media, sql`key = 'post-01-00000000'`)).toBe(0);
    }));

  it("gives a demo of an earlier version what it lacks, once", () =>
    withCommits(system, async (ctx) => {
      await seedDemo(ctx, { standIn: undefined });
      const whole = await countAll(ctx);
      await ctx.db.execute(sql`delete from stories`);
      await ctx.db.execute(sql`delete from posts where id in
        (select pm.post_id from post_media pm join media m on m.id = pm.media_id where m.kind = 'video')`);
      await ctx.db.execute(sql`delete from media where kind = 'video'`);
      await ctx.db.execute(sql`delete from post_hashtags`);
      const said: string[] = [];
      await seedDemo(ctx, { standIn: undefined, say: (line) => said.push(line) });
      await seedDemo(ctx, { standIn: undefined, say: (line) => said.push(line) });
      expect(said).toEqual(["8 posts and stories that were missing"]);
      expect(await countAll(ctx)).toEqual(whole);
      expect((await getHashtag(ctx, "แจกันละไม", "th")).postCount).toBe(4);
    }));

  it("leaves a shop with products of its own alone", () =>
    withCommits(system, async (ctx) => {
      await createVariant(ctx);
      expect(await seedDemo(ctx, { standIn })).toBe("no demo data: this shop has products of its own");
      expect(await countAll(ctx)).toMatchObject({ variants: 1, orders: 0 });
    }));
});
