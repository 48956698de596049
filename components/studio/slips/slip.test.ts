import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { messagesOf } from "@/lib/core/messages";
import { Slip } from "./slip";

const address = {
  ...{ country: "TH", line1: "99/1 ซอยสุขุมวิท 24", line2: "", subdistrict: "คลองตัน" },
  ...{ district: "คลองเตย", province: "กรุงเทพมหานคร", postalCode: "10110" },
};

it("carries the name that the shop has now, in the language of the order", () => {
  const slip = {
    ...{ id: crypto.randomUUID(), number: "LM-1", locale: "th" as const, placedAt: "2026-11-29T05:00:00.000Z" },
    ...{ contact: { email: "a@example.com", phone: "081 234 5678", name: "สมศรี" }, address, lines: [] },
    ...{ packingNote: "", shippingTitle: "ส่งด่วน", url: "https://shop.example", qr: "", qrSize: 1 },
  };
  const shopName = { th: "ร้านใหม่", en: "A new shop" };
  const html = renderToStaticMarkup(createElement(Slip, { slip, shopName, texts: messagesOf("th").slip }));
  expect(html).toContain("ร้านใหม่");
});
