import { describe, expect, it } from "vitest";
import { parseRecent, withRecent } from "./recent-searches";

describe("parseRecent", () => {
  it("reads what was kept, and takes anything else for nothing", () => {
    expect(parseRecent('["แจกัน","vase"]')).toEqual(["แจกัน", "vase"]);
    for (const kept of [null, "", "{", "7", "{}", '[1,null,""]']) expect(parseRecent(kept)).toEqual([]);
  });
});

describe("withRecent", () => {
  it("puts the newest first, each once, eight at most", () => {
    expect(withRecent(["a", "b"], "b")).toEqual(["b", "a"]);
    const many = Array.from({ length: 8 }, (_, index) => String(index));
    expect(withRecent(many, "new")).toHaveLength(8);
    expect(withRecent(many, "new")[0]).toBe("new");
  });
});
