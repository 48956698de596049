import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { refundOrder } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { checkouts } from "@/lib/db/schema/checkout";
import { orderLines, orders } from "@/lib/db/schema/orders";
import { raiseTask } from "@/lib/tasks";
import { CONTACT } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { sell } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { advanceOrder, listStaffOrders } from ".";
import { StaffOrderPage, StaffOrdersQuery } from "./staff-contract";

const visitor = { kind: "visitor" } as const;

const list = async (ctx: Context, asked: Partial<StaffOrdersQuery> = {}) =>
  StaffOrderPage.parse(await listStaffOrders(ctx, StaffOrdersQuery.parse(asked)));
const idsOf = async (ctx: Context, asked: Partial<StaffOrdersQuery>) =>
  (await list(ctx, asked)).items.map(({ id }) => id);

/** Many orders without a story: copies of one, each a minute older; every third instant and every third total the same. */
async function copyOrder(ctx: Context, orderId: string, copies: number): Promise<void> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  const [line] = await ctx.db.select().from(orderLines).where(eq(orderLines.orderId, orderId));
  if (!order || !line) throw new Error("there is nothing to copy");
  for (let index = 1; index <= copies; index += 1) {
    const id = crypto.randomUUID();
    const step = Math.floor(index / 3);
    const placedAt = new Date(order.placedAt.getTime() - step * 60_000);
    const totals = { subtotalAmount: order.subtotalAmount + step, totalAmount: order.totalAmount + step };
    const keys = { id, number: `C-${String(index)}`, checkoutId: crypto.randomUUID(), stripeRef: id };
    await ctx.db.insert(orders).values({ ...order, ...keys, ...totals, placedAt });
    await ctx.db.insert(orderLines).values({ ...line, orderId: id });
  }
}

describe("listStaffOrders", () => {
  it("goes page by page in every order, each once", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      await copyOrder(ctx, (await sell(ctx)).orderId, 64);
      const read = async (sort: StaffOrdersQuery["sort"]) => {
        const rows: StaffOrderPage["items"] = [];
        for (let cursor: string | undefined = ""; cursor !== undefined;) {
          const page: StaffOrderPage = await list(manager, { sort, cursor });
          rows.push(...page.items);
          cursor = page.nextCursor ?? undefined;
        }
        expect(new Set(rows.map(({ id }) => id)).size).toBe(65);
        return rows;
      };
      const newest = (await read("newest")).map(({ placedAt }) => placedAt);
      expect(newest).toEqual([...newest].sort().reverse());
      const oldest = (await read("oldest")).map(({ placedAt }) => placedAt);
      expect(oldest).toEqual([...oldest].sort());
      const largest = (await read("largest")).map(({ total }) => total.amount);
      expect(largest).toEqual([...largest].sort((a, b) => b - a));
    }));

  it("finds by number, name, e-mail and the digits of a phone, its signs taken as they are", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const contact = { email: "mali.100%@example.com", phone: "+66 89-765 4321", name: "มะลิ วงศ์ดี" };
      const { orderId: mine, number } = await sell(ctx, { contact });
      const { orderId: other } = await sell(ctx);
      for (const q of [number.toLowerCase(), "มะลิ", "MALI.1", "100%", "897654", "89 765", "+66 89"]) {
        expect([q, await idsOf(manager, { q })]).toEqual([q, [mine]]);
      }
      expect(await idsOf(manager, { q: CONTACT.name })).toEqual([other]);
      for (const q of ["100_", "%", "\\", "0000000"])
        expect([q, await idsOf(manager, { q })]).toEqual([q, q === "%" ? [mine] : []]);
    }));

  it("filters by state, money, day where the shop is, and open tasks", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const [packed, partly, back, paid] = [await sell(ctx), await sell(ctx), await sell(ctx), await sell(ctx)];
      await advanceOrder(manager, packed.orderId, { to: "packed" });
      await refundOrder(manager, partly.orderId, { amount: 100 });
      await refundOrder(manager, back.orderId, { amount: 55_000 });
      const { checkoutId } = paid;
      await raiseTask(ctx, { kind: "dispute_opened", ref: "dp_1", details: { checkoutId } });
      await ctx.db
        .update(orders)
        .set({ placedAt: sql`'2026-03-01T23:30:00+07:00'::timestamptz` })
        .where(eq(orders.id, packed.orderId));
      expect(await idsOf(manager, { state: "packed" })).toEqual([packed.orderId]);
      expect(await idsOf(manager, { payment: "partly_refunded" })).toEqual([partly.orderId]);
      expect(await idsOf(manager, { payment: "refunded" })).toEqual([back.orderId]);
      expect(await idsOf(manager, { payment: "paid", state: "placed" })).toEqual([paid.orderId]);
      expect(await idsOf(manager, { from: "2026-03-01", until: "2026-03-01" })).toEqual([packed.orderId]);
      expect(await idsOf(manager, { until: "2026-02-28" })).toEqual([]);
      expect(await idsOf(manager, { tasks: "open" })).toEqual([paid.orderId]);
      const [row] = (await list(manager, { tasks: "open" })).items;
      expect(row).toMatchObject({ openTasks: 1, pieces: 1, country: "TH", total: { amount: 55_000 } });
    }));

  it("starts at the beginning for a cursor that is none of ours", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      await sell(ctx);
      for (const sort of ["newest", "oldest", "largest"] as const) {
        for (const cursor of ["x", Buffer.from('["0000-01-01T00:00:00Z","x"]').toString("base64url")]) {
          expect((await list(manager, { sort, cursor })).items).toHaveLength(1);
        }
      }
    }));

  it("tells strangers that there is nothing, and refuses curators", () =>
    withCommits(visitor, async (ctx) => {
      await sell(ctx);
      await expect(list(ctx)).rejects.toMatchObject({ code: "not_found" });
      await expect(list(await asStaff(ctx, "curator"))).rejects.toMatchObject({ code: "forbidden" });
      expect(await ctx.db.$count(checkouts)).toBe(1);
    }));
});
