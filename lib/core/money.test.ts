import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeSize, formatMoney, includedTax, moneyDecimal, readAmount, sumMoney } from "./money";

describe("formatMoney", () => {
  it("drops the zeros of a whole amount and keeps both decimals of another", () => {
    expect(formatMoney({ amount: 59_000, currency: "THB" }, "th-TH")).toBe("฿590");
    expect(formatMoney({ amount: 59_050, currency: "THB" }, "th-TH")).toBe("฿590.50");
  });
  it.each([
    ["USD", 1999, "$19.99"],
    ["EUR", 1999, "€19.99"],
    ["SGD", 1999, "$19.99"],
    ["JPY", 1999, "¥1,999"],
  ] as const)("counts %s in its own minor unit", (currency, amount, text) => {
    expect(formatMoney({ amount, currency }, "en-US")).toBe(text);
  });
  it("puts three decimals on a dinar amount", () => {
    expect(formatMoney({ amount: 1999, currency: "KWD" }, "en-US")).toContain("1.999");
  });
});

describe("includedTax", () => {
  it("finds the 7 % inside a Thai price, rounded half up", () => {
    expect(includedTax(10_700, 700)).toBe(700);
    expect(includedTax(59_000, 700)).toBe(3860);
  });
  it("never exceeds the price and is never negative", () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(5000), (gross, rate) => {
        const tax = includedTax(gross, rate);
        return Number.isInteger(tax) && tax >= 0 && tax <= gross;
      }),
    );
  });
});

describe("sumMoney", () => {
  it("adds integers without loss and names the currency of an empty sum", () => {
    expect(sumMoney("JPY", [])).toEqual({ amount: 0, currency: "JPY" });
    expect(sumMoney("THB", [1, 2, 3])).toEqual({ amount: 6, currency: "THB" });
  });
  it("refuses a sum that is no longer exact", () => {
    expect(() => sumMoney("THB", [Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

describe("chargeSize", () => {
  it.each([
    [999, "THB", "too-small"],
    [1000, "THB", "ok"],
    [50, "JPY", "ok"],
    [99_999_999, "THB", "ok"],
    [100_000_000, "THB", "too-large"],
  ] as const)("calls %i %s %s, as the provider does", (amount, currency, size) => {
    expect(chargeSize({ amount, currency })).toBe(size);
  });
});

describe("moneyDecimal", () => {
  it("writes every decimal that the currency has, and no separator", () => {
    expect(moneyDecimal({ amount: 123_450_05, currency: "THB" })).toBe("123450.05");
    expect(moneyDecimal({ amount: 1999, currency: "JPY" })).toBe("1999");
    expect(moneyDecimal({ amount: 5, currency: "KWD" })).toBe("0.005");
  });
});

describe("readAmount", () => {
  it.each([
    ["590", "THB", 59_000],
    [" 590.5 ", "THB", 59_050],
    ["1,250.5", "THB", 125_050],
    ["1,290.00", "THB", 129_000],
    [" ฿ 99.99 ", "THB", 9_999],
    ["๕๙๐.๒๕", "THB", 59_025],
    ["1999", "JPY", 1_999],
    ["1.234", "KWD", 1_234],
    ["0", "THB", 0],
  ] as const)("reads %j of %s as %i", (text, currency, amount) => {
    expect(readAmount(text, currency)).toBe(amount);
  });

  it.each(["", "abc", "-5", "-1", "1.005", "1.999", "1,29", "590 baht", "1e5", "1.2.3", "99999999999"])(
    "reads no baht from %j",
    (text) => {
      expect(readAmount(text, "THB")).toBeNull();
    },
  );

  it("reads no half yen", () => {
    expect(readAmount("1.5", "JPY")).toBeNull();
  });
});
