import { describe, expect, it } from "vitest";
import { isSubset, isWithinTerm, offeredTerms, readHandle, readPostLink, rightsCodeOf, showHandle } from "./rules";

describe("readPostLink", () => {
  it.each([
    ["https://www.instagram.com/p/AbC/?igsh=x&utm_source=y#top", "https://instagram.com/p/AbC", "Instagram"],
    [
      " https://m.facebook.com/story.php?story_fbid=1&id=2&mibextid=3 ",
      "https://facebook.com/story.php?story_fbid=1&id=2",
      "Facebook",
    ],
    ["https://vt.tiktok.com/ZS1/", "https://vt.tiktok.com/ZS1", "TikTok"],
    ["https://linevoom.line.me/post/1", "https://linevoom.line.me/post/1", "LINE"],
    ["https://X.com/a/status/1?s=20", "https://x.com/a/status/1", "X"],
    ["https://mobile.twitter.com/a/status/1", "https://x.com/a/status/1", "X"],
    ["https://twitter.com/a/status/1", "https://x.com/a/status/1", "X"],
    ["https://www.threads.net/@a/post/1", "https://threads.com/@a/post/1", "Threads"],
    ["https://www.youtube.com/watch?v=a&si=b", "https://youtube.com/watch?v=a", "YouTube"],
  ])("writes %s in its one spelling", (typed, link, platform) => {
    expect(readPostLink(typed)).toEqual({ link, platform });
  });

  it.each([
    "http://instagram.com/p/1",
    "https://instagram.com/",
    "https://instagram.com.evil.example/p/1",
    "https://evil.example/instagram.com/p/1",
    "https://user@instagram.com/p/1",
    "https://instagram.com:8443/p/1",
    "javascript:alert(1)",
    "instagram.com/p/1",
    "",
  ])("takes no %s", (typed) => {
    expect(readPostLink(typed)).toBeNull();
  });
});

describe("readHandle and showHandle", () => {
  it("know a name with and without the sign before it", () => {
    expect([readHandle(" @fah "), readHandle("fah"), readHandle("@ "), readHandle("ฟ้า ใส")]).toEqual([
      "fah",
      "fah",
      "",
      "ฟ้า ใส",
    ]);
    expect([showHandle("fah"), showHandle("ฟ้า ใส")]).toEqual(["@fah", "ฟ้า ใส"]);
  });
});

describe("rightsCodeOf", () => {
  it("is eight digits, the same for a request and another for each", () => {
    const codes = Array.from({ length: 200 }, (_, index) => rightsCodeOf(String(index), "secret"));
    expect(new Set(codes).size).toBe(200);
    expect(codes.every((code) => /^\d{8}$/.test(code))).toBe(true);
    expect(rightsCodeOf("1", "secret")).toBe(codes[1]);
    expect(rightsCodeOf("1", "another")).not.toBe(codes[1]);
  });
});

describe("offeredTerms and isWithinTerm", () => {
  it("offer what was asked or less", () => {
    expect(offeredTerms(6)).toEqual([3, 6]);
    expect(offeredTerms(null)).toEqual([3, 6, 12, 24, null]);
  });

  it("take a last day after today and within what was asked", () => {
    const today = "2026-11-30";
    const taken = (endsOn: string | null, asked: number | null) => isWithinTerm(endsOn, asked, today);
    expect([taken(null, null), taken("2028-11-30", null), taken("2027-02-28", 3)]).toEqual([true, true, true]);
    expect([taken(null, 24), taken("2028-12-01", null), taken("2027-03-01", 3), taken(today, 3)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("isSubset", () => {
  it("finds what was not asked for", () => {
    expect([isSubset(["home"], ["home", "ads"]), isSubset(["home", "print"], ["home", "ads"])]).toEqual([true, false]);
  });
});
