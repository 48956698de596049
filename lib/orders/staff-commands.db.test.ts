import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getStaffOrder, refundOrder } from "@/lib/checkout";
import type { Context } from "@/lib/db/context";
import { auditLog } from "@/lib/db/schema/audit";
import { outbox } from "@/lib/db/schema/outbox";
import { withCommits } from "@/lib/testing/database";
import { sell } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import {
  addOrderNote,
  advanceOrder,
  changeParcel,
  getOrderByToken,
  listPackingSlips,
  orderTokenOf,
  packOrders,
  stepBackOrder,
  writePackingNote,
} from ".";
import { PackingSlip, StaffOrder } from "./staff-contract";

const visitor = { kind: "visitor" } as const;
const parcel = { carrier: "thailand_post", trackingNumber: "EX1TH" };

const look = async (ctx: Context, orderId: string) => StaffOrder.parse(await getStaffOrder(ctx, orderId));
const shippedMails = ({ db }: Context) => db.select().from(outbox).where(eq(outbox.kind, "order_shipped"));

/** Each act with its least input, on an order in its first version. */
const ACTS = {
  pack: (ctx: Context, id: string) => advanceOrder(ctx, id, { to: "packed", version: 1 }),
  stepBack: (ctx: Context, id: string) => stepBackOrder(ctx, id, { version: 1 }),
  changeParcel: (ctx: Context, id: string) => changeParcel(ctx, id, { ...parcel, version: 1 }),
  writePackingNote: (ctx: Context, id: string) => writePackingNote(ctx, id, { packingNote: "Hello", version: 1 }),
  addOrderNote: (ctx: Context, id: string) => addOrderNote(ctx, id, { text: "Call first" }),
  look: (ctx: Context, id: string) => getStaffOrder(ctx, id),
};

describe("what staff do with an order", () => {
  it("is nothing for strangers, not for curators, and nothing where there is no order", () =>
    withCommits(visitor, async (ctx) => {
      const { orderId } = await sell(ctx);
      const [curator, manager] = [await asStaff(ctx, "curator"), await asStaff(ctx, "manager")];
      for (const act of Object.values(ACTS)) {
        await expect(act(ctx, orderId)).rejects.toMatchObject({ code: "not_found" });
        await expect(act(curator, orderId)).rejects.toMatchObject({ code: "forbidden" });
        await expect(act(manager, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
      }
      await expect(packOrders(ctx, { orders: [] })).rejects.toMatchObject({ code: "not_found" });
      await expect(listPackingSlips(curator, [orderId])).rejects.toMatchObject({ code: "forbidden" });
      expect(await look(manager, orderId)).toMatchObject({ version: 1, state: "placed", notes: [] });
    }));

  it("never overwrites what somebody else did meanwhile", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId } = await sell(ctx);
      await writePackingNote(manager, orderId, { version: 1, packingNote: "Thank you" });
      for (const act of [ACTS.pack, ACTS.stepBack, ACTS.changeParcel, ACTS.writePackingNote]) {
        await expect(act(manager, orderId)).rejects.toMatchObject({ reason: "changed-meanwhile" });
      }
      expect(await look(manager, orderId)).toMatchObject({ packingNote: "Thank you", version: 2 });
    }));
});

describe("advanceOrder", () => {
  it("writes to the buyer once when the parcel leaves, and puts it on their page with a link to follow it", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId, number } = await sell(ctx);
      await advanceOrder(manager, orderId, { to: "packed", version: 1 });
      await advanceOrder(manager, orderId, { to: "shipped", version: 2, ...parcel });
      await advanceOrder(manager, orderId, { to: "delivered", version: 3 });
      expect(await shippedMails(ctx)).toHaveLength(1);
      const page = await getOrderByToken(ctx, orderTokenOf(orderId), "en");
      expect(page).toMatchObject({
        ...{ state: "delivered", carrier: "Thailand Post (EMS)", trackingNumber: "EX1TH" },
        trackingUrl: "https://track.thailandpost.co.th/?trackNumber=EX1TH",
      });
      const entries = await ctx.db.select().from(auditLog).where(eq(auditLog.entityId, orderId));
      expect(entries).toMatchObject([
        { action: "order.pack", label: number, personId: manager.personId, before: { state: "placed" } },
        { action: "order.ship", before: { carrier: null }, after: { state: "shipped", ...parcel } },
        { action: "order.deliver" },
      ]);
    }));
});

describe("stepBackOrder", () => {
  it("takes back packing and arrival, and the buyer's page forgets the slip", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId } = await sell(ctx);
      const statesOf = async () =>
        (await getOrderByToken(ctx, orderTokenOf(orderId), "en")).events.map(({ state }) => state);
      await advanceOrder(manager, orderId, { to: "packed" });
      await stepBackOrder(manager, orderId, { version: 2 });
      expect(await statesOf()).toEqual(["placed"]);
      await advanceOrder(manager, orderId, { to: "packed" });
      await advanceOrder(manager, orderId, { to: "shipped", ...parcel });
      await expect(stepBackOrder(manager, orderId, { version: 5 })).rejects.toMatchObject({ reason: "order-state" });
      await advanceOrder(manager, orderId, { to: "delivered" });
      await stepBackOrder(manager, orderId, { version: 6 });
      expect(await statesOf()).toEqual(["placed", "packed", "shipped"]);
    }));
});

describe("changeParcel", () => {
  it("writes to the buyer again about another number, not about the same, and only while it is on its way", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId } = await sell(ctx);
      await expect(ACTS.changeParcel(manager, orderId)).rejects.toMatchObject({ reason: "order-state" });
      await advanceOrder(manager, orderId, { to: "packed" });
      await advanceOrder(manager, orderId, { to: "shipped", ...parcel });
      await changeParcel(manager, orderId, { ...parcel, version: 3 });
      expect(await shippedMails(ctx)).toHaveLength(1);
      await changeParcel(manager, orderId, { carrier: "kex", trackingNumber: "KEX9", version: 3 });
      expect(await shippedMails(ctx)).toMatchObject([{ ref: orderId }, { payload: { orderId, isCorrected: true } }]);
      expect(await look(manager, orderId)).toMatchObject({ carrier: "kex", trackingNumber: "KEX9", version: 4 });
    }));
});

describe("packOrders", () => {
  it("packs each by itself and says which it could not, and why", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const [fresh, packed, stale] = [await sell(ctx), await sell(ctx), await sell(ctx)];
      await advanceOrder(manager, packed.orderId, { to: "packed" });
      await writePackingNote(manager, stale.orderId, { version: 1, packingNote: "Hello" });
      const asked = [
        { id: fresh.orderId, version: 1 },
        { id: packed.orderId, version: 2 },
        { id: stale.orderId, version: 1 },
      ];
      expect(await packOrders(manager, { orders: asked })).toEqual({
        packed: [{ id: fresh.orderId, version: 2 }],
        refused: [
          { id: packed.orderId, reason: "order-state" },
          { id: stale.orderId, reason: "changed-meanwhile" },
        ],
      });
    }));
});

describe("addOrderNote", () => {
  it("keeps who wrote it, and does not hold up who packs meanwhile", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const { orderId } = await sell(ctx);
      await addOrderNote(manager, orderId, { text: "Call before it leaves" });
      await ACTS.pack(manager, orderId);
      const { notes, history } = await look(manager, orderId);
      expect(notes).toMatchObject([{ text: "Call before it leaves" }]);
      expect(history.map(({ action }) => action)).toEqual(["order.pack", "order.note"]);
      const job = { ...ctx, actor: { kind: "system", job: "test" } as const };
      await expect(addOrderNote(job, orderId, { text: "?" })).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("listPackingSlips", () => {
  it("has what still goes into each parcel, in the given order and each order's language, without what was refunded", () =>
    withCommits(visitor, async (ctx) => {
      const manager = await asStaff(ctx, "manager");
      const [first, second] = [await sell(ctx, { quantity: 3 }), await sell(ctx, { locale: "en" })];
      await writePackingNote(manager, first.orderId, { version: 1, packingNote: "ขอบคุณค่ะ" });
      const lines = [{ position: 0, quantity: 1 }];
      await refundOrder(manager, first.orderId, { lines, withShipping: false, isRestocked: true, note: "one less" });
      const slips = await listPackingSlips(manager, [second.orderId, crypto.randomUUID(), first.orderId]);
      expect(slips.map((slip) => PackingSlip.parse(slip))).toMatchObject([
        { number: second.number, locale: "en", lines: [{ quantity: 1 }] },
        { number: first.number, locale: "th", packingNote: "ขอบคุณค่ะ", lines: [{ quantity: 2 }] },
      ]);
    }));
});
