import { describe, expect, it } from "vitest";
import { fingerprintOf, totalsOf } from "./rules";

const chosen = {
  lines: [
    { variantId: "a", quantity: 1, unitAmount: 100 },
    { variantId: "b", quantity: 2, unitAmount: 50 },
  ],
  contact: { email: "a@b.example", phone: "0812345678", name: "A" },
  address: {
    country: "TH",
    line1: "1",
    line2: "",
    subdistrict: "x",
    district: "y",
    province: "z",
    postalCode: "10110",
  },
  shippingRateId: "r",
  totalAmount: 250,
  locale: "th",
  paying: { method: "page" } as const,
};

describe("totalsOf", () => {
  it("adds lines and delivery, with the VAT that is inside a Thai total", () => {
    expect(totalsOf([{ unitAmount: 59_000, quantity: 2 }], 5_000, "TH")).toEqual({
      subtotalAmount: 118_000,
      shippingAmount: 5_000,
      totalAmount: 123_000,
      taxIncludedAmount: 8_047,
    });
  });
  it("names no VAT for what leaves the country", () => {
    expect(totalsOf([{ unitAmount: 59_000, quantity: 1 }], 90_000, "JP").taxIncludedAmount).toBe(0);
  });
});

describe("fingerprintOf", () => {
  it("is the same whatever order lines and fields come in", () => {
    const { email, phone, name } = chosen.contact;
    const shuffled = { ...chosen, lines: [...chosen.lines].reverse(), contact: { name, phone, email } };
    expect(fingerprintOf(shuffled)).toBe(fingerprintOf(chosen));
  });
  it.each([
    { shippingRateId: "s" },
    { totalAmount: 251 },
    { locale: "en" },
    { paying: { method: "promptpay" } as const },
    { contact: { ...chosen.contact, phone: "0" } },
    { address: { ...chosen.address, line1: "2" } },
    { lines: [{ variantId: "a", quantity: 1, unitAmount: 101 }] },
  ])("changes with %j", (change) => {
    expect(fingerprintOf({ ...chosen, ...change })).not.toBe(fingerprintOf(chosen));
  });
});
