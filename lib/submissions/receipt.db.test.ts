import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { behindTheTriggers } from "@/lib/testing/books";
import { asShopper } from "@/lib/testing/checkout";
import { withCommits } from "@/lib/testing/database";
import { createPhoto } from "@/lib/testing/photos";
import { checkReceipt, getReceipt, revokePhoto } from "./index";

const visitor = { kind: "visitor" } as const;

describe("checkReceipt", () => {
  it("knows the shop's own receipt again, also after the right was taken back, and nothing that was changed in it", () =>
    withCommits(visitor, async (ctx) => {
      const shopper = await asShopper(ctx);
      const deviceId = shopper.actor.kind === "device" ? shopper.actor.deviceId : "";
      const { id } = await createPhoto(ctx, { deviceId, state: "approved", placements: ["product"] });
      const text = JSON.stringify(await getReceipt(shopper, id), null, 2);
      expect(await checkReceipt(ctx, text)).toBe("whole");
      await revokePhoto(shopper, id, "en");
      expect(await checkReceipt(ctx, text)).toBe("whole");
      for (const changed of [
        text.replace('"product"', '"home"'),
        text.replace('"minors": "none"', '"minors": "mine"'),
        text.replace("{", '{ "more": 1,'),
        text.slice(0, -1),
        "",
        "null",
        '{"signature": 5}',
      ]) {
        expect(changed).not.toBe(text);
        expect(await checkReceipt(ctx, changed)).toBe("foreign");
      }
      await behindTheTriggers(ctx, `delete from rights_ledger where work_id = '${id}' and kind = 'grant'`);
      expect(await ctx.db.execute(sql`select 1 from rights_ledger`)).toMatchObject({ rowCount: 1 });
      expect(await checkReceipt(ctx, text)).toBe("not-in-ledger");
    }));
});
