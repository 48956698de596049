import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lettersBetween, nearestWord, runsIn, synonymsOf, wordsIn } from "./rules";

describe("wordsIn", () => {
  it("cuts Thai where its words end, and folds letters", () => {
    expect(wordsIn("แจกันดอกไม้ Café MUG, mug")).toEqual(["แจกัน", "ดอกไม้", "cafe", "mug"]);
  });

  it("keeps Thai vowels and tone marks where they stand", () => {
    expect(wordsIn("แก้วน้ำ").join("")).toBe("แก้วน้ำ");
  });

  it("never fails and never gives an empty word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => wordsIn(text).every((word) => word.trim() !== "")),
    );
  });
});

describe("runsIn", () => {
  it("leaves a word whole that the dictionary would cut", () => {
    expect(runsIn("แจกนั  Vaase!")).toEqual(["แจกนั", "vaase"]);
  });
});

describe("synonymsOf", () => {
  it("finds what means the same in both languages, but nothing for half of a name", () => {
    expect(synonymsOf(["vase"])).toContain("แจกัน");
    expect(synonymsOf(["แจกัน"])).toContain("vase");
    expect(synonymsOf(["flower"])).toEqual([]);
  });
});

describe("lettersBetween", () => {
  it.each([
    ["vase", "vase", 0],
    ["vaase", "vase", 1],
    ["แจกนั", "แจกัน", 1],
    ["kitten", "sitting", 3],
    ["", "abc", 3],
  ])("from %s to %s are %i", (one, other, distance) => {
    expect(lettersBetween(one, other)).toBe(distance);
  });

  it("is the same in both directions and never more than the longer word has letters", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        const distance = lettersBetween(one, other);
        return distance === lettersBetween(other, one) && distance <= Math.max(one.length, other.length);
      }),
    );
  });
});

describe("nearestWord", () => {
  it("takes the nearest, then the more frequent, and none that is far away", () => {
    const words = [
      { word: "vast", documents: 9 },
      { word: "vase", documents: 3 },
      { word: "base", documents: 1 },
    ];
    expect(nearestWord("vaase", words)).toBe("vase");
    expect(nearestWord("case", words)).toBe("vase");
    expect(nearestWord("teapot", words)).toBeNull();
  });
});
