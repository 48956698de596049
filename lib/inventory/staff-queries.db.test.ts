import { describe, expect, it } from "vitest";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { asStaff } from "@/lib/testing/staff";
import { adjustStock } from "./commands/adjust-stock";
import { StockLedgerPage } from "./staff-contract";
import { listStockLedger } from "./staff-queries";

const visitor = { kind: "visitor" } as const;

describe("listStockLedger", () => {
  it("says what is there and who changed it why, newest first", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      const { variantId } = await createVariant(ctx, { onHand: 5 });
      await adjustStock(ton, variantId, { delta: -1, reason: "damaged", ref: "a", note: "Fell off" });
      const page = StockLedgerPage.parse(await listStockLedger(ton, variantId, {}));
      expect(page).toMatchObject({ onHand: 4, reserved: 0, nextCursor: null });
      expect(page.items.map(({ delta, reason, note }) => [delta, reason, note])).toEqual([
        [-1, "damaged", "Fell off"],
        [5, "received", ""],
      ]);
      expect(page.items.map(({ person }) => person === null)).toEqual([false, true]);
    }));

  it("refuses strangers, lower roles and what is no variant", () =>
    withContext(visitor, async (ctx) => {
      const { variantId } = await createVariant(ctx);
      const ton = await asStaff(ctx, "manager");
      await expect(listStockLedger(ctx, variantId, {})).rejects.toMatchObject({ code: "not_found" });
      await expect(listStockLedger(await asStaff(ctx, "curator"), variantId, {})).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(listStockLedger(ton, crypto.randomUUID(), {})).rejects.toMatchObject({ code: "not_found" });
    }));
});
