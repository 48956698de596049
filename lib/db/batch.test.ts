import { describe, expect, it } from "vitest";
import { Batch } from "./batch";

describe("Batch", () => {
  it("asks at once for who comes alone, and together for those who come meanwhile, each with their own answer", async () => {
    const runs: number[][] = [];
    const batch = new Batch<number, string>((items) => {
      runs.push(items);
      return Promise.resolve(items.map((item) => `answer ${String(item)}`));
    });
    const answers = await Promise.all([1, 2, 3].map((item) => batch.ask(item)));
    expect(answers).toEqual(["answer 1", "answer 2", "answer 3"]);
    expect(runs).toEqual([[1], [2, 3]]);
  });

  it("fails for those of one statement alone", async () => {
    const batch = new Batch<number, number>((items) =>
      items.includes(1) ? Promise.reject(new Error("away")) : Promise.resolve(items),
    );
    const answers = await Promise.allSettled([1, 2].map((item) => batch.ask(item)));
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(await batch.ask(3)).toBe(3);
  });
});
