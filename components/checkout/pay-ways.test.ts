import { describe, expect, it } from "vitest";
import { payWayOf, payWaysOf } from "./pay-ways";

describe("payWayOf", () => {
  it("is the likeliest of the country until one is chosen", () => {
    expect(payWayOf({ pay: "", country: "TH" })).toBe("promptpay");
    expect(payWayOf({ pay: "", country: "DE" })).toBe("page");
    expect(payWayOf({ pay: "shells", country: "TH" })).toBe("promptpay");
  });

  it("stays what was chosen, wherever the parcel goes", () => {
    for (const country of ["TH", "DE"]) {
      expect(payWayOf({ pay: "page", country })).toBe("page");
      expect(payWayOf({ pay: "promptpay", country })).toBe("promptpay");
      expect(payWaysOf(country)[0]).toBe(payWayOf({ pay: "", country }));
    }
  });
});
