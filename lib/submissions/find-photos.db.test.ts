import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findMailedCode } from "@/lib/accounts";
import type { Context } from "@/lib/db/context";
import { emailCodes } from "@/lib/db/schema/accounts";
import { outbox } from "@/lib/db/schema/outbox";
import { submissions } from "@/lib/db/schema/submissions";
import { asShopper } from "@/lib/testing/checkout";
import { readCode } from "@/lib/testing/customers";
import { withCommits } from "@/lib/testing/database";
import { createPhoto } from "@/lib/testing/photos";
import {
  confirmPhotos,
  findPhotos,
  hasPhotosFor,
  listMyPhotos,
  revokePhoto,
  startShare,
  submitShare,
  withdrawPhoto,
} from "./index";

const visitor = { kind: "visitor" } as const;
const MINE = "somsri@example.com";
const idsOf = async (shopper: Context) => (await listMyPhotos(shopper, "th")).items.map(({ id }) => id);

async function find(ctx: Context, shopper: Context, email: string) {
  await findPhotos(shopper, email, "th");
  return confirmPhotos(shopper, await readCode(ctx, email));
}

describe("submitShare", () => {
  it("keeps the address at which its creator wants to be found, or none", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const share = async (more: { email?: string }) => {
        const { shareId, photos } = await startShare(shopper, { files: [{ sizeBytes: 9 }], source: "share" }, "th");
        const choice = { placements: ["product" as const], people: "self" as const, minors: "none" as const };
        const sent = photos.map(({ id }) => ({ id, crop: null, tags: [] }));
        const input = { caption: "", creatorName: "", choice, photos: sent, ...more };
        await submitShare(shopper, shareId, { input, locale: "th" });
      };
      await share({ email: MINE });
      await share({ email: "" });
      await share({});
      const rows = await ctx.db.select({ email: submissions.email }).from(submissions);
      expect(rows.map(({ email }) => email).sort()).toEqual(["", "", MINE]);
      expect([await hasPhotosFor(ctx, MINE.toUpperCase()), await hasPhotosFor(ctx, "")]).toEqual([true, false]);
    }));
});

describe("findPhotos", () => {
  it("does the same for an address with photos and for one without", () =>
    withCommits(visitor, async (ctx) => {
      await createPhoto(ctx, { email: MINE });
      const shopper = await asShopper(ctx);
      const before = await ctx.db.$count(outbox);
      await findPhotos(shopper, MINE, "th");
      await findPhotos(shopper, "nobody@example.com", "th");
      expect(await ctx.db.$count(emailCodes)).toBe(2);
      expect((await ctx.db.$count(outbox)) - before).toBe(2);
      await expect(findPhotos(ctx, MINE, "th")).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("confirmPhotos", () => {
  it("lets another browser manage the photos of the proved address alone; the one that sent them still may", () =>
    withCommits(visitor, async (ctx) => {
      const first = await asShopper(ctx);
      const deviceId = first.actor.kind === "device" ? first.actor.deviceId : "";
      const { id } = await createPhoto(ctx, { email: "Somsri@Example.com", deviceId });
      await createPhoto(ctx, { email: "other@example.com" });
      await createPhoto(ctx, { email: "" });
      const second = await asShopper(ctx);
      expect(await find(ctx, second, MINE)).toEqual({ count: 1 });
      expect([await idsOf(first), await idsOf(second)]).toEqual([[id], [id]]);
      await revokePhoto(second, id, "th");
      const third = await asShopper(ctx);
      await find(ctx, third, MINE);
      expect([await idsOf(second), await idsOf(third)]).toEqual([[], [id]]);
      await withdrawPhoto(third, id, "th");
      const [row] = await ctx.db.select().from(submissions).where(eq(submissions.id, id));
      expect([row?.email, await hasPhotosFor(ctx, MINE)]).toEqual(["", false]);
    }));

  it("refuses a wrong code, one of another browser, one for orders, and a sixth try", () =>
    withCommits(visitor, async (ctx) => {
      await createPhoto(ctx, { email: MINE });
      const shopper = await asShopper(ctx);
      await findPhotos(shopper, MINE, "th");
      const code = await readCode(ctx, MINE);
      const ended = { code: "conflict", reason: "code-ended" };
      await expect(confirmPhotos(await asShopper(ctx), code)).rejects.toMatchObject(ended);
      await expect(confirmPhotos(ctx, code)).rejects.toMatchObject({ code: "forbidden" });
      const [row] = await ctx.db.select().from(emailCodes);
      expect((await findMailedCode(ctx, row?.id ?? ""))?.purpose).toBe("find_photos");
      const wrong = code === "000000" ? "111111" : "000000";
      for (let tries = 0; tries < 5; tries += 1)
        await expect(confirmPhotos(shopper, wrong)).rejects.toMatchObject({ code: "invalid", reason: "code-wrong" });
      await expect(confirmPhotos(shopper, code)).rejects.toMatchObject(ended);
      expect(await idsOf(shopper)).toEqual([]);
    }));
});
