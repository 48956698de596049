import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withContext } from "@/lib/testing/database";
import { createVariant } from "@/lib/testing/factories";
import { allow, createPhoto } from "@/lib/testing/photos";
import { revokeRight } from "@/lib/rights";
import { ShownPhotos } from "./contract";
import { askGate, isAnywhereShown, listShown } from "./index";

const visitor = { kind: "visitor" } as const;

describe("listShown", () => {
  it("shows approved photos of a product where their creators allowed it, the newest first, with its products", () =>
    withContext(visitor, async (ctx) => {
      const { variantId, handle } = await createVariant(ctx);
      const shown = await createPhoto(ctx, { state: "approved", variantIds: [variantId], approvedAt: new Date(1) });
      for (const hidden of [
        { state: "new" as const },
        { state: "rejected" as const },
        { state: "approved" as const, placements: [] },
        { state: "approved" as const, placements: ["gallery" as const] },
      ]) {
        await createPhoto(ctx, { variantIds: [variantId], ...hidden });
      }
      await createPhoto(ctx, { state: "approved" });
      const { items, count } = ShownPhotos.parse(await listShown(ctx, "product", { product: handle, locale: "en" }));
      expect(items.map(({ id }) => id)).toEqual([shown.id]);
      expect(count).toBe(1);
      expect(items[0]).toMatchObject({ picture: { alt: "Cup" }, products: [{ handle }], isBought: false });
    }));
});

describe("askGate", () => {
  it("opens for what is shown, says that it is gone after a revocation, and never of what was never shown", () =>
    withContext(visitor, async (ctx) => {
      const shown = await createPhoto(ctx, { state: "approved" });
      const waiting = await createPhoto(ctx);
      const forPrint = await createPhoto(ctx, { state: "approved", placements: ["print"] });
      expect(await askGate(ctx, shown.mediaKey)).toBe("shown");
      expect(await askGate(ctx, waiting.mediaKey)).toBe("unknown");
      expect(await askGate(ctx, forPrint.mediaKey)).toBe("gone");
      expect(await askGate(ctx, "nothing")).toBe("unknown");
      const given = { grantor: "Fah", words: "x", locale: "th", evidence: { method: "change" } } as const;
      await revokeRight(ctx, { ...given, workId: shown.id });
      expect(await askGate(ctx, shown.mediaKey)).toBe("gone");
      expect(await isAnywhereShown(ctx, shown.id)).toBe(false);
      await allow(ctx, shown.id, ["home"]);
      expect(await askGate(ctx, shown.mediaKey)).toBe("shown");
    }));
});

describe("the states of a photo", () => {
  it("are never skipped, whatever a command forgets", () =>
    withContext(visitor, async (ctx) => {
      const { id } = await createPhoto(ctx, { state: "quarantined" });
      const attempt = ctx.db.execute(sql`update submissions set state = 'approved' where id = ${id}`);
      await expect(attempt).rejects.toThrow();
    }));
});
