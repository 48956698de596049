import { describe, expect, it } from "vitest";
import { shorten } from "./shorten";

describe("shorten", () => {
  it("leaves alone what is short enough", () => {
    expect(shorten("A quiet morning.", 60, "en")).toBe("A quiet morning.");
  });

  it("cuts between words and says that it goes on", () => {
    expect(shorten("A quiet morning at the kitchen table", 20, "en")).toBe("A quiet morning at…");
  });

  it("never cuts a Thai vowel, tone mark or word in two", () => {
    const whole = "เช้าวันนี้ดื่มกาแฟที่โต๊ะในครัว";
    const words = [...new Intl.Segmenter("th", { granularity: "word" }).segment(whole)].map(({ segment }) => segment);
    for (let length = 5; length < whole.length; length += 1) {
      const short = shorten(whole, length, "th").replace("…", "");
      expect(words.map((_, index) => words.slice(0, index + 1).join(""))).toContain(short);
    }
  });

  it("never cuts an emoji in two", () => {
    expect(shorten("Hello 👩‍👩‍👧 and all of you", 8, "en")).toBe("Hello…");
  });
});
