import { describe, expect, it } from "vitest";
import { differencesOf, linesOf } from "./differences";

describe("differencesOf", () => {
  it("names only what changed, by its place", () => {
    const before = { title: { th: "ก", en: "a" }, prices: { THB: { amount: 5, free: null } }, sizes: ["S", "M"] };
    const after = { title: { th: "ก", en: "b" }, prices: { THB: { amount: 5, free: 9 } }, sizes: ["S"] };
    expect(differencesOf(before, after)).toEqual([
      { path: "title · en", before: "a", after: "b" },
      { path: "sizes", before: "S, M", after: "S" },
      { path: "prices · THB · free", before: null, after: "9" },
    ]);
  });

  it("shows everything of what is new, and of what is gone", () => {
    expect(differencesOf(null, { name: "x", tags: [{ at: 1 }] })).toEqual([
      { path: "name", before: null, after: "x" },
      { path: "tags · 1 · at", before: null, after: "1" },
    ]);
    expect(differencesOf("draft", null)).toEqual([{ path: "", before: "draft", after: null }]);
  });

  it("is empty where nothing changed, nothing and an empty text being the same", () => {
    expect(differencesOf({ a: false, b: "", c: [] }, { a: false, c: null })).toEqual([]);
    expect(differencesOf(undefined, undefined)).toEqual([]);
  });
});

describe("linesOf", () => {
  it("keeps the lines that stayed, with what went before what came", () => {
    expect(linesOf("a\nb\nc", "a\nx\nc\nd").map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "same a",
      "gone b",
      "new x",
      "same c",
      "new d",
    ]);
  });

  it("gives both texts whole where they are too long to compare", () => {
    const long = Array.from({ length: 500 }, (_, index) => String(index)).join("\n");
    expect(linesOf(long, "a").filter(({ kind }) => kind === "same")).toEqual([]);
  });
});
