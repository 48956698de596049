import { describe, expect, it } from "vitest";
import { createChanges } from "./changes";

/** A counter on a server that answers when it is told to. */
function counter(before: number | undefined) {
  const shown: (number | undefined)[] = [];
  const answers: { resolve: (value: number) => void; reject: (reason: Error) => void }[] = [];
  const changes = createChanges<number>();
  const add = (step: number) =>
    changes.make("counter", {
      before,
      guess: (value = 0) => value + step,
      send: () => new Promise((resolve, reject) => answers.push({ resolve, reject })),
      show: (value) => shown.push(value),
    });
  const answer = (index: number) => answers[index] ?? { resolve: () => undefined, reject: () => undefined };
  return { changes, shown, add, answer };
}

describe("createChanges", () => {
  it("shows a change at once and then what was answered", async () => {
    const { shown, add, answer } = counter(1);
    const adding = add(2);
    expect(shown).toEqual([3]);
    answer(0).resolve(4);
    await adding;
    expect(shown).toEqual([3, 4]);
  });

  it("goes back to what was there when a change is refused, and says so", async () => {
    const { shown, add, answer } = counter(1);
    const adding = add(2);
    answer(0).reject(new Error("refused"));
    await expect(adding).rejects.toThrow("refused");
    expect(shown).toEqual([3, 1]);
  });

  it("goes back to nothing where nothing was known", async () => {
    const { shown, add, answer } = counter(undefined);
    const adding = add(2);
    answer(0).reject(new Error("refused"));
    await expect(adding).rejects.toThrow();
    expect(shown).toEqual([2, undefined]);
  });

  it("keeps later changes on the screen when an earlier one is answered or refused", async () => {
    const { shown, add, answer } = counter(1);
    const [first, second, third] = [add(2), add(10), add(100)];
    answer(0).resolve(3);
    await first;
    answer(1).reject(new Error("refused"));
    await expect(second).rejects.toThrow();
    answer(2).resolve(103);
    await third;
    expect(shown).toEqual([3, 13, 113, 113, 103, 103]);
  });

  it("lets a reader wait until everything is answered", async () => {
    const { changes, add, answer } = counter(1);
    const told: string[] = [];
    const adding = add(2).catch(() => told.push("refused"));
    const reading = changes.settled().then(() => told.push("read"));
    answer(0).reject(new Error("refused"));
    await Promise.all([adding, reading]);
    expect(told).toEqual(["refused", "read"]);
  });
});
