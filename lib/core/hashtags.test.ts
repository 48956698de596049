import { describe, expect, it } from "vitest";
import { captionParts, hashtagOfSegment, hashtagsIn } from "./hashtags";

describe("hashtagsIn", () => {
  it.each([
    ["no rush #Lamai #slow_morning", ["lamai", "slow_morning"]],
    ["เช้านี้ไม่ต้องรีบ #ละไม #เช้าที่ไม่รีบ", ["ละไม", "เช้าที่ไม่รีบ"]],
    ["ไม่มีเว้นวรรค#ละไม", ["ละไม"]],
    ["(#gift), #gift! #GIFT", ["gift"]],
    ["#ปี๒๕๖๙ #2026look", ["ปี๒๕๖๙", "2026look"]],
    ["#Café and #cafe\u0301", ["café"]],
    ["C# no#1 #1 #_ # &#39; /page#part ##", []],
    [`#${"x".repeat(61)}`, []],
    ["", []],
  ])("finds in %j: %j", (caption, tags) => {
    expect(hashtagsIn(caption)).toEqual(tags);
  });

  it("ends a tag at a space that nobody sees", () => {
    expect(hashtagsIn("#ละไม\u200bไปตลาด")).toEqual(["ละไม"]);
  });
});

describe("captionParts", () => {
  it("keeps every letter of the caption, as it was written", () => {
    const caption = "สี่โมงเย็น #ชาละไม, then #Tea.";
    const parts = captionParts(caption);
    expect(parts.map(({ text }) => text).join("")).toBe(caption);
    expect(parts.filter(({ tag }) => tag !== null)).toEqual([
      { text: "#ชาละไม", tag: "ชาละไม" },
      { text: "#Tea", tag: "tea" },
    ]);
  });
});

describe("hashtagOfSegment", () => {
  it.each([
    [encodeURIComponent("แจกันละไม"), "แจกันละไม"],
    ["แจกันละไม", "แจกันละไม"],
    ["LamaiVases", "lamaivases"],
    ["%E0%B8", "%E0%B8"],
  ])("reads %s as %s", (segment, tag) => {
    expect(hashtagOfSegment(segment)).toBe(tag);
  });
});
