import { describe, expect, it } from "vitest";
import { CHECKOUT_STATES } from "@/lib/db/schema/checkout";
import {
  fingerprintOf,
  isCaptureDue,
  isCaptureLate,
  isPromised,
  isSettled,
  outcomeOf,
  shippingOf,
  totalsOf,
  undoStep,
} from "./rules";

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
  remember: "no",
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
    { remember: "card" },
    { paying: { method: "promptpay" } as const },
    { contact: { ...chosen.contact, phone: "0" } },
    { address: { ...chosen.address, line1: "2" } },
    { lines: [{ variantId: "a", quantity: 1, unitAmount: 101 }] },
  ])("changes with %j", (change) => {
    expect(fingerprintOf({ ...chosen, ...change })).not.toBe(fingerprintOf(chosen));
  });
});

const END = new Date("2026-11-29T10:00:00.000Z");
const [BEFORE, AFTER] = [new Date(END.getTime() - 1), new Date(END.getTime() + 1)];
const promised = { state: "authorized", releaseCause: null, undoUntil: END } as const;

describe("undoStep", () => {
  it("lets a promise go until the very end of its time", () => {
    expect([BEFORE, END, AFTER].map((now) => undoStep(promised, now))).toEqual(["release", "over", "over"]);
    expect(undoStep({ ...promised, undoUntil: null }, BEFORE)).toBe("over");
  });

  it("is done for what its buyer undid, however late they ask again", () => {
    for (const state of ["releasing", "released"] as const) {
      expect(undoStep({ ...promised, state, releaseCause: "undone" }, AFTER)).toBe("done");
      expect(undoStep({ ...promised, state, releaseCause: "cancelled" }, BEFORE)).toBe("over");
      expect(undoStep({ ...promised, state, releaseCause: "lost" }, BEFORE)).toBe("over");
    }
  });

  it("is over for every other state, also within the time", () => {
    const others = CHECKOUT_STATES.filter((state) => !["authorized", "releasing", "released"].includes(state));
    for (const state of others) expect(undoStep({ ...promised, state, releaseCause: "undone" }, BEFORE)).toBe("over");
  });
});

describe("isCaptureDue", () => {
  it("is never true at a moment at which the buyer can undo, and always is when they no longer can", () => {
    for (const now of [BEFORE, END, AFTER]) {
      expect(isCaptureDue(promised, now)).toBe(undoStep(promised, now) === "over");
    }
  });

  it("stays true once it was decided, and is false for what was let go or never promised", () => {
    expect(isCaptureDue({ state: "capturing", undoUntil: END }, BEFORE)).toBe(true);
    expect(isCaptureDue({ state: "authorized", undoUntil: null }, AFTER)).toBe(false);
    const others = CHECKOUT_STATES.filter((state) => !["authorized", "capturing"].includes(state));
    for (const state of others) expect(isCaptureDue({ state, undoUntil: END }, AFTER)).toBe(false);
  });
});

describe("isCaptureLate", () => {
  it("gives Stripe half a minute", () => {
    expect(isCaptureLate(END, new Date(END.getTime() + 30_000))).toBe(false);
    expect(isCaptureLate(END, new Date(END.getTime() + 30_001))).toBe(true);
  });
});

describe("shippingOf", () => {
  const mate = (state: (typeof CHECKOUT_STATES)[number], isEarlier = true) => ({ state, isEarlier });
  it("is due alone, after others that were let go, and before later ones", () => {
    expect(shippingOf([])).toBe("due");
    expect(shippingOf([mate("released"), mate("quarantined"), mate("refunded")])).toBe("due");
    expect(shippingOf([mate("paid", false), mate("authorized", false)])).toBe("due");
  });
  it("is free after one that stands, and waits while nobody knows whether one does", () => {
    expect(shippingOf([mate("released"), mate("paid")])).toBe("free");
    for (const state of ["authorized", "capturing", "releasing"] as const) {
      expect(shippingOf([mate(state)])).toBe("wait");
      expect(shippingOf([mate(state), mate("paid")])).toBe("free");
    }
  });
});

describe("outcomeOf", () => {
  it("leads to the order wherever there is one, and a promise is not settled", () => {
    const withOrder = CHECKOUT_STATES.filter((state) => outcomeOf(state) === "paid");
    expect(withOrder).toEqual(["authorized", "capturing", "releasing", "released", "paid"]);
    expect(withOrder.filter(isPromised)).toEqual(["authorized", "capturing", "releasing"]);
    expect(withOrder.filter(isSettled)).toEqual(["released", "paid"]);
  });
});
