import { describe, expect, it } from "vitest";
import { Turnstile } from "./turnstile";

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("Turnstile", () => {
  it("lets so many through at a time, the others in the order in which they came", async () => {
    const turnstile = new Turnstile({ places: 2, patienceMs: 10_000 });
    const [first, second] = [await turnstile.enter(), await turnstile.enter()];
    const order: string[] = [];
    const third = turnstile.enter().then((leave) => (order.push("third"), leave));
    const fourth = turnstile.enter().then((leave) => (order.push("fourth"), leave));
    await settle();
    expect(order).toEqual([]);
    first();
    await settle();
    expect(order).toEqual(["third"]);
    // Leaving twice gives one place, not two.
    first();
    await settle();
    expect(order).toEqual(["third"]);
    (await third)();
    (await fourth)();
    second();
    expect(order).toEqual(["third", "fourth"]);
  });

  it("turns away who waited too long, and gives their place to nobody", async () => {
    const turnstile = new Turnstile({ places: 1, patienceMs: 20 });
    const leave = await turnstile.enter();
    await expect(turnstile.enter()).rejects.toMatchObject({ code: "unavailable" });
    leave();
    const again = await turnstile.enter();
    again();
  });
});
