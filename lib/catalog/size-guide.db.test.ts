import { describe, expect, it } from "vitest";
import { collections } from "@/lib/db/schema/catalog";
import { SIZE_GUIDES } from "@/lib/db/seed/size-guides";
import { withContext } from "@/lib/testing/database";
import { SizeGuideView } from "./contract";
import { getSizeGuide } from "./size-guide";

const visitor = { kind: "visitor" } as const;
const both = (text: string) => ({ th: text, en: text });

describe("getSizeGuide", () => {
  it("gives a collection's sizes in one language, in millimetres", () =>
    withContext(visitor, async (ctx) => {
      const shelf = { title: both("Rings"), description: both("Rings"), position: 1 };
      const guide = SIZE_GUIDES["jewellery"];
      await ctx.db.insert(collections).values({ ...shelf, handle: "rings", sizeGuide: guide ?? null });
      const view = SizeGuideView.parse(await getSizeGuide(ctx, "rings", "en"));
      expect(view.columns.map(({ label }) => label)).toEqual(["Inside diameter", "Circumference", "Outside diameter"]);
      expect(view.rows[1]).toMatchObject({ size: "Ring 52", mm: { inner: 16.6, around: 52 } });
      expect(view.rows[1]?.handles).toContain("plain-band");
    }));

  it("is not there for a collection without one, nor for no collection", () =>
    withContext(visitor, async (ctx) => {
      const shelf = { title: both("Scent"), description: both("Scent"), position: 1 };
      await ctx.db.insert(collections).values({ ...shelf, handle: "scents" });
      for (const handle of ["scents", "nothing-here"]) {
        await expect(getSizeGuide(ctx, handle, "th")).rejects.toMatchObject({ code: "not_found" });
      }
    }));
});
