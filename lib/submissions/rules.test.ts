import { describe, expect, it } from "vitest";
import { brokenRules, riskOf, worstOf } from "./rules";

const CLEAN = { porn: 0, sexy: 0.1, hentai: 0, neutral: 0.9, drawing: 0 };
const seen = (more: Partial<Parameters<typeof riskOf>[0]> = {}) =>
  riskOf({ screening: { model: CLEAN, words: [] }, isOwnPicture: false, isRepeated: false, hasMinors: false, ...more });

describe("worstOf", () => {
  const odd = { ...CLEAN, porn: 0.7 };
  it("is what the model is most afraid of among the stills of a clip, and null where it saw none", () => {
    expect(worstOf([CLEAN, odd, { ...CLEAN, sexy: 0.9 }, null])).toBe(odd);
    expect(worstOf([null, CLEAN])).toBe(CLEAN);
    expect(worstOf([null, null])).toBeNull();
  });
});

describe("riskOf", () => {
  it("is small for a photo of a mug, and never above a hundred", () => {
    expect(seen()).toBe(6);
    const all = { model: { ...CLEAN, porn: 1 }, words: ["phone" as const, "abuse" as const] };
    expect(seen({ screening: all, isOwnPicture: true, isRepeated: true, hasMinors: true })).toBe(100);
  });

  it("grows by everything that people should look at first", () => {
    for (const more of [
      { isOwnPicture: true },
      { isRepeated: true },
      { hasMinors: true },
      { screening: { model: CLEAN, words: ["link" as const] } },
      { screening: { model: null, words: [] } },
      { screening: { model: { ...CLEAN, hentai: 0.8 }, words: [] } },
    ]) {
      expect(seen(more)).toBeGreaterThan(seen());
    }
  });
});

describe("brokenRules", () => {
  it.each([
    ["โทร 081-234-5678 นะคะ", ["phone"]],
    ["โทร ๐๘๑ ๒๓๔ ๕๖๗๘", ["phone"]],
    ["+66 81 234 5678", ["phone"]],
    ["LINE ID: fah2020", ["chat_id"]],
    ["แอดไลน์มาคุยกัน", ["chat_id"]],
    ["ไลน์ไอดี @fah", ["chat_id"]],
    ["ดูที่ www.example.com", ["link"]],
    ["https://x.example/1", ["link"]],
    ["ซื้อที่ shop-fah.co นะ", ["link"]],
    ["lin.ee/abc", ["link"]],
    ["what the FUCK", ["abuse"]],
    ["ควย", ["abuse"]],
    ["f\u200buck this", ["abuse"]],
    ["ＦＵＣＫ", ["abuse"]],
  ])("notices %s", (text, rules) => {
    expect(brokenRules(text)).toEqual(rules);
  });

  it.each([
    "แก้วใบโปรด ใช้ทุกเช้า ราคา 1,290 บาท #ชีวิตช้าๆ",
    "Order LM-10021 came in 2 days, 350 ml is just right",
    "I like the line of the rim. Online it looked smaller",
    "25/11/2569 ของมาถึงแล้ว",
    "Scunthorpe assistant, classic shiitake",
  ])("leaves %s alone", (text) => {
    expect(brokenRules(text)).toEqual([]);
  });
});
