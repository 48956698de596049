import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/core/locale";
import type { OrderView } from "@/lib/orders/contract";
import { SHIPPED_SHOP } from "@/lib/settings/rules";
import { newOrderMail } from "./new-order";
import { paymentGoesBackMail } from "./payment-goes-back";
import { refundPendingMail } from "./refund-pending";

const baht = (amount: number) => ({ amount, currency: "THB" as const });
const shop = SHIPPED_SHOP;
const buyer = { shop, to: { name: "Somsri", email: "somsri@example.com" }, shopUrl: "https://shop.example/th/shop" };

const ORDER: OrderView = {
  ...{ id: "01890000-0000-7000-8000-000000000000", number: "LM-10001", state: "placed", locale: "en", events: [] },
  ...{ placedAt: "2026-11-24T03:00:00.000Z", deliverFrom: "2026-11-26", deliverUntil: "2026-11-28" },
  ...{ carrier: null, trackingNumber: null, shippingTitle: "Standard" },
  lines: [
    {
      ...{ title: "Cup", choice: "Sea dip", sku: "CUP-1", pictureKey: "cup", quantity: 2 },
      ...{ unitPrice: baht(25_000), lineTotal: baht(50_000) },
    },
  ],
  ...{ subtotal: baht(50_000), shipping: baht(5_000), taxIncluded: baht(3_598), total: baht(55_000) },
  ...{ credited: baht(0), refundPending: baht(0) },
  contact: { email: "somsri@example.com", phone: "081 234 5678", name: "Somsri" },
  address: {
    ...{ country: "TH", line1: "99/1", line2: "", subdistrict: "Khlong Tan", district: "Khlong Toei" },
    ...{ province: "Bangkok", postalCode: "10110" },
  },
};

describe("newOrderMail", () => {
  it.each(LOCALES)("says in %s what to pack, where it goes, what it cost and whom to ask", (locale) => {
    const { to, subject, text, html } = newOrderMail(ORDER, locale, { to: "orders@shop.example", shop });
    expect(to).toBe("orders@shop.example");
    expect(subject).toContain("LM-10001");
    for (const part of ["2 × Cup · Sea dip (CUP-1)", "550", "99/1 Khlong Tan", "081 234 5678", "somsri@example.com"]) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
    expect(text).not.toMatch(/\{\w+\}/);
  });
});

describe("mails about money that goes back", () => {
  it.each(LOCALES)("name the amount in %s, have a text and a page, and leave no gap", (locale) => {
    const back = { checkoutId: "c", locale, ...buyer, money: baht(4_050) };
    const mails = [
      paymentGoesBackMail("late", back),
      paymentGoesBackMail("odd", back),
      refundPendingMail({ refundId: "re_1", locale, ...buyer, money: baht(4_050), orderUrl: null }),
    ];
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(3);
    for (const { text, html } of mails) {
      expect(text).toContain("40.50");
      expect(text).toContain("Somsri");
      expect(html).toContain("Somsri");
      expect(`${text}${html}`).not.toMatch(/\{\w+\}/);
    }
  });
});
