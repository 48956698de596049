import { describe, expect, it } from "vitest";
import { checkoutIdOf, declineOf, mismatchOf, paymentIntentOf } from "./rules";

const ID = "01890000-0000-7000-8000-000000000000";
const expected = { amount: 59_000, currency: "THB", isLive: false, checkoutId: ID } as const;
const report = { amount: 59_000, currency: "thb", isLive: false, checkoutId: ID };

describe("mismatchOf", () => {
  it("accepts exactly the payment that was asked for", () => {
    expect(mismatchOf(report, expected)).toBeNull();
  });
  it.each([
    { amount: 100 },
    { amount: null },
    { currency: "usd" },
    { currency: null },
    { isLive: true },
    { checkoutId: null },
  ])("refuses %j", (change) => {
    expect(mismatchOf({ ...report, ...change }, expected)).not.toBeNull();
  });
});

describe("checkoutIdOf", () => {
  it("reads the reference of a session and the metadata of everything else", () => {
    expect(checkoutIdOf({ client_reference_id: ID })).toBe(ID);
    expect(checkoutIdOf({ metadata: { checkout_id: ID } })).toBe(ID);
  });
  it.each([{}, { metadata: null }, { client_reference_id: "1; drop table" }, { metadata: { checkout_id: 7 } }])(
    "finds none in %j",
    (object) => {
      expect(checkoutIdOf(object)).toBeNull();
    },
  );
});

describe("paymentIntentOf", () => {
  it("is the intent itself or the one that a charge, refund or session names", () => {
    expect(paymentIntentOf({ object: "payment_intent", id: "pi_1" })).toBe("pi_1");
    expect(paymentIntentOf({ object: "refund", id: "re_1", payment_intent: "pi_1" })).toBe("pi_1");
    expect(paymentIntentOf({ object: "charge", payment_intent: null })).toBeNull();
  });
});

describe("declineOf", () => {
  it.each([
    ["card_declined", "insufficient_funds", "insufficient-funds"],
    ["expired_card", "expired_card", "expired"],
    ["incorrect_cvc", "incorrect_cvc", "wrong-details"],
    ["processing_error", "processing_error", "try-again"],
    ["payment_intent_authentication_failure", undefined, "not-confirmed"],
    ["card_declined", "generic_decline", "declined"],
  ] as const)("says of %s, %s: %s", (code, declineCode, decline) => {
    expect(declineOf(code, declineCode)).toBe(decline);
  });
  it.each(["fraudulent", "lost_card", "stolen_card", "pickup_card", "merchant_blacklist", "restricted_card"])(
    "never tells a suspicion such as %s",
    (declineCode) => {
      expect(declineOf("card_declined", declineCode)).toBe("declined");
    },
  );
});
