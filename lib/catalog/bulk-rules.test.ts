import { describe, expect, it } from "vitest";
import { changedPrice } from "./bulk-rules";
import type { PriceChange } from "./staff-contract";

const change = (by: PriceChange["by"], more: Partial<PriceChange> = {}): PriceChange => ({
  ...{ kind: "price", currency: "THB", by, isWhole: false, isSale: false },
  ...more,
});
const price = { currency: "THB", amount: 59_050, compareAtAmount: null } as const;

describe("changedPrice", () => {
  it("takes percents and amounts, to the satang or to whole baht", () => {
    expect(changedPrice(price, change({ unit: "percent", value: 10 }))?.amount).toBe(64_955);
    expect(changedPrice(price, change({ unit: "percent", value: 10 }, { isWhole: true }))?.amount).toBe(65_000);
    expect(changedPrice(price, change({ unit: "percent", value: -33.3 }))?.amount).toBe(39_386);
    expect(changedPrice(price, change({ unit: "amount", value: -9_050 }))?.amount).toBe(50_000);
  });

  it("rounds yen to whole yen and dinars to whole dinars", () => {
    const yen = { ...price, currency: "JPY", amount: 1_999 } as const;
    const dinar = { ...price, currency: "KWD", amount: 12_345 } as const;
    const third = { unit: "percent", value: 10 } as const;
    expect(changedPrice(yen, change(third, { currency: "JPY", isWhole: true }))?.amount).toBe(2_199);
    expect(changedPrice(dinar, change(third, { currency: "KWD", isWhole: true }))?.amount).toBe(14_000);
  });

  it("shows what it cost before a sale, and drops a price before that is not higher any more", () => {
    const sale = change({ unit: "percent", value: -20 }, { isSale: true });
    expect(changedPrice(price, sale)).toMatchObject({ amount: 47_240, compareAtAmount: 59_050 });
    expect(changedPrice({ ...price, compareAtAmount: 79_000 }, sale)).toMatchObject({ compareAtAmount: 79_000 });
    const back = change({ unit: "percent", value: 40 });
    expect(changedPrice({ ...price, compareAtAmount: 79_000 }, back)).toMatchObject({ compareAtAmount: null });
  });

  it("knows no price of nothing and none beyond what the payment provider takes", () => {
    expect(changedPrice(price, change({ unit: "amount", value: -59_050 }))).toBeNull();
    expect(changedPrice(price, change({ unit: "amount", value: 99_999_999 }))).toBeNull();
  });
});
