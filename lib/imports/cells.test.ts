import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  csvCell,
  guardFormula,
  readAmount,
  readInteger,
  readList,
  readScaled,
  readUrl,
  readYes,
  withoutGuard,
} from "./cells";

describe("readAmount", () => {
  it.each([
    ["590", 2, 59_000],
    ["590.00", 2, 59_000],
    ["0.1", 2, 10],
    ["1,290.50", 2, 129_050],
    ["1,290", 2, 129_000],
    ["12,50", 2, 1_250],
    ["฿1,290", 2, 129_000],
    ["1290 บาท", 2, 129_000],
    ["590.0000", 2, 59_000],
    ["1999", 0, 1_999],
    ["1999.00", 0, 1_999],
    ["12.345", 3, 12_345],
    ["999999.99", 2, 99_999_999],
  ])("reads %s with %i decimals exactly", (text, decimals, amount) => {
    expect(readAmount(text, decimals)).toBe(amount);
  });

  it.each([
    ["", "notAmount"],
    ["-5", "notAmount"],
    ["1e3", "notAmount"],
    ["12.3.4", "notAmount"],
    ["free", "notAmount"],
    ["0x10", "notAmount"],
    ["๑๒๓", "notAmount"],
    ["590.005", "tooPrecise"],
    ["1000000.00", "tooLarge"],
    ["999999999999999", "tooLarge"],
    ["9999999999999999999", "notAmount"],
  ])("refuses %s with the reason %s", (text, reason) => {
    expect(readAmount(text, 2)).toBe(reason);
  });

  it("gives back every amount that was written, whatever the machine's fractions would make of it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (amount) => {
        const digits = String(amount).padStart(3, "0");
        expect(readAmount(`${digits.slice(0, -2)}.${digits.slice(-2)}`, 2)).toBe(amount);
      }),
    );
  });
});

describe("guardFormula", () => {
  it.each(["=1+1", "+66", "-5", "@sum", "\tx", "\rx", "'=x", "''=x"])(
    "keeps %j from being run, and gives it back",
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
      expect(withoutGuard(guardFormula(text))).toBe(text);
    },
  );

  it.each(["แก้ว", "'quoted'", "a=b", "", "'"])("leaves %j as it is", (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(withoutGuard(text)).toBe(text);
  });

  it("gives back any text at all", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(withoutGuard(guardFormula(text))).toBe(text);
      }),
    );
  });
});

describe("csvCell", () => {
  it("quotes what would end a cell", () => {
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
    expect(csvCell("two\nlines")).toBe('"two\nlines"');
    expect(csvCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  });
});

describe("small cells", () => {
  it("reads counts, also negative ones, and nothing else", () => {
    expect([" 12 ", "-3", "4.0", "1.5", "x", ""].map(readInteger)).toEqual([12, -3, 4, null, null, null]);
  });

  it("reads measures in other units without a machine's fraction", () => {
    expect(readScaled("0.35", 1_000)).toBe(350);
    expect(readScaled("1,5", 1_000)).toBe(1_500);
    expect(readScaled("8.05", 10, 0.01)).toBe(80.5);
    expect(readScaled("heavy", 1_000)).toBeNull();
  });

  it("reads yes and no in every spelling that shops write, and says when it is neither", () => {
    expect(["TRUE", "1", "ใช่"].map(readYes)).toEqual([true, true, true]);
    expect(["false", "0", "-1"].map(readYes)).toEqual([false, false, false]);
    expect(readYes("maybe")).toBeNull();
  });

  it("reads a list once each", () => {
    expect(readList(" a, b ,a,,")).toEqual(["a", "b"]);
  });

  it("takes only addresses of the web", () => {
    expect(readUrl("https://cdn.example/a.jpg")).toBe("https://cdn.example/a.jpg");
    for (const other of [
      "ftp://x/y",
      "file:///etc/passwd",
      "javascript:1",
      "a.jpg",
      "",
      `https://x/${"a".repeat(2_000)}`,
    ]) {
      expect(readUrl(other)).toBeNull();
    }
  });
});
