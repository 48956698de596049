import { describe, expect, it } from "vitest";
import { escapeHtml } from "@/lib/core/escape-html";
import { LOCALES } from "@/lib/core/locale";
import type { OrderView } from "@/lib/orders/contract";
import { SHIPPED_SHOP } from "@/lib/settings/rules";
import { newOrderMail } from "./new-order";
import { orderCancelledMail, orderRefundedMail, orderReleasedMail } from "./order-changed";
import { orderShippedMail } from "./order-shipped";
import { paymentGoesBackMail } from "./payment-goes-back";
import { refundPendingMail } from "./refund-pending";

const baht = (amount: number) => ({ amount, currency: "THB" as const });
const shop = SHIPPED_SHOP;
const buyer = { shop, to: { name: "Somsri", email: "somsri@example.com" }, shopUrl: "https://shop.example/th/shop" };

const ORDER: OrderView = {
  ...{ id: "01890000-0000-7000-8000-000000000000", number: "LM-10001", state: "placed", locale: "en", events: [] },
  ...{ placedAt: "2026-11-24T03:00:00.000Z", deliverFrom: "2026-11-26", deliverUntil: "2026-11-28" },
  ...{ carrier: null, trackingNumber: null, trackingUrl: null, shippingTitle: "Standard" },
  lines: [
    {
      ...{ title: "Cup", choice: "Sea dip", sku: "CUP-1", pictureKey: "cup", quantity: 2 },
      ...{ unitPrice: baht(25_000), lineTotal: baht(50_000) },
    },
  ],
  ...{ subtotal: baht(50_000), shipping: baht(5_000), taxIncluded: baht(3_598), total: baht(55_000) },
  ...{ credited: baht(0), refundPending: baht(0), payment: "paid", releaseCause: null },
  ...{ undoSecondsLeft: 0, parcelWith: [] },
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

const orderUrl = "https://shop.example/th/orders/token";
const SHIPPED: OrderView = {
  ...{ ...ORDER, carrier: "Flash <Express>", trackingNumber: "TH0123" },
  trackingUrl: "https://track.example/?se=TH0123&x=1",
};

describe("orderShippedMail", () => {
  it.each(LOCALES)("says in %s with whom the parcel goes, and links to following it and to the order", (locale) => {
    const { to, subject, text, html } = orderShippedMail(
      { ...SHIPPED, locale },
      { id: "m1", orderUrl, isCorrected: false, shop },
    );
    expect(to).toBe("somsri@example.com");
    expect(subject).toContain("LM-10001");
    for (const part of ["TH0123", "Flash <Express>", "https://track.example/?se=TH0123&x=1", orderUrl]) {
      expect(text).toContain(part);
    }
    expect(html).toContain(`href="${escapeHtml("https://track.example/?se=TH0123&x=1")}"`);
    expect(html).toContain(`href="${orderUrl}"`);
    expect(html).not.toContain("<Express>");
    expect(`${text}${html}`).not.toMatch(/\{\w+\}/);
  });

  it("leads to the order alone where the carrier is none that can be followed, and names a corrected number as such", () => {
    const unknown = { ...SHIPPED, trackingUrl: null, trackingNumber: "" };
    const first = orderShippedMail(unknown, { id: "m1", orderUrl, isCorrected: false, shop });
    expect(first.text).not.toContain("track.example");
    expect(first.html).toContain(`href="${orderUrl}"`);
    const second = orderShippedMail(SHIPPED, { id: "m2", orderUrl, isCorrected: true, shop });
    expect(second.subject).not.toBe(first.subject);
    expect(second.id).not.toBe(first.id);
  });
});

describe("mails about an order that was cancelled or refunded", () => {
  it.each(LOCALES)("name the order and the amount in %s, and link to the order", (locale) => {
    const changed = { shop, ref: "r", number: "LM-10001", locale, to: ORDER.contact, money: baht(4_050), orderUrl };
    for (const { subject, text, html } of [orderCancelledMail(changed), orderRefundedMail(changed)]) {
      expect(subject).toContain("LM-10001");
      for (const part of ["40.50", orderUrl]) expect(text).toContain(part);
      expect(html).toContain(orderUrl);
      expect(`${text}${html}`).not.toMatch(/\{\w+\}/);
    }
  });

  it.each(LOCALES)("say in %s that nothing was charged, and why, where a card was only promised", (locale) => {
    const changed = { shop, ref: "r", number: "LM-10001", locale, to: ORDER.contact, orderUrl };
    const [lost, cancelled] = [orderReleasedMail(changed, true), orderReleasedMail(changed, false)];
    expect(lost.text).not.toBe(cancelled.text);
    for (const { subject, text, html } of [lost, cancelled]) {
      expect(subject).toContain("LM-10001");
      expect(text).toContain(orderUrl);
      expect(`${text}${html}`).not.toMatch(/\{\w+\}/);
    }
  });

  it("says nothing of money where all of it went back before", () => {
    const changed = {
      shop,
      ref: "r",
      number: "LM-1",
      locale: "en",
      to: ORDER.contact,
      money: baht(0),
      orderUrl,
    } as const;
    expect(orderCancelledMail(changed).text).not.toMatch(/฿|THB/);
  });
});
