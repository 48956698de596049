import { describe, expect, it } from "vitest";
import { checkouts } from "@/lib/db/schema/checkout";
import { ADDRESS, CONTACT } from "@/lib/testing/checkout";
import { withContext } from "@/lib/testing/database";
import { openLog } from "./server";

describe("log", () => {
  it("writes of a failed insert which rule stopped it, and nothing of the person in it", () =>
    withContext({ kind: "visitor" }, async ({ db }) => {
      const lines: string[] = [];
      const log = openLog("error", { write: (line) => void lines.push(line) });
      const row: typeof checkouts.$inferInsert = {
        ...{ cartId: crypto.randomUUID(), deviceId: crypto.randomUUID(), state: "reserved", fingerprint: "" },
        ...{ subtotalAmount: 1, shippingAmount: 1, taxIncludedAmount: 0, totalAmount: 2, currency: "THB" },
        ...{ contact: CONTACT, address: ADDRESS, shippingRateId: crypto.randomUUID(), locale: "th" },
        ...{ shippingTitle: { th: "", en: "" }, deliverFrom: "", deliverUntil: "", expiresAt: new Date() },
      };
      const error = await db
        .insert(checkouts)
        .values(row)
        .catch((thrown: unknown) => thrown);
      log.error({ err: error }, "a request failed");
      expect(lines.join()).toContain("checkouts_cart_id_carts_id_fk");
      for (const secret of [CONTACT.email, CONTACT.phone, CONTACT.name, ADDRESS.line1]) {
        expect(lines.join()).not.toContain(secret);
      }
    }));
});
