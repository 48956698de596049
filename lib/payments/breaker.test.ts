import { describe, expect, it } from "vitest";
import { Breaker } from "./breaker";

function openBreaker() {
  let time = 0;
  const breaker = new Breaker({ failures: 3, openMs: 1_000, now: () => time });
  return { breaker, pass: (ms: number) => (time += ms) };
}

describe("Breaker", () => {
  it("opens after failures in a row, and only then", () => {
    const { breaker } = openBreaker();
    for (const act of ["fail", "fail", "succeed", "fail", "fail"] as const) breaker[act]();
    expect(breaker.isClosed()).toBe(true);
    expect(breaker.isOpen()).toBe(false);
    breaker.fail();
    expect([breaker.isOpen(), breaker.isClosed()]).toEqual([true, false]);
  });

  it("lets one call try after a pause, and closes by itself when that is answered", () => {
    const { breaker, pass } = openBreaker();
    for (let count = 0; count < 3; count += 1) breaker.fail();
    pass(1_000);
    expect(breaker.isOpen()).toBe(false);
    expect([breaker.isClosed(), breaker.isClosed()]).toEqual([true, false]);
    breaker.succeed();
    expect([breaker.isClosed(), breaker.isClosed()]).toEqual([true, true]);
  });

  it("stays open when that call fails too", () => {
    const { breaker, pass } = openBreaker();
    for (let count = 0; count < 3; count += 1) breaker.fail();
    pass(1_000);
    breaker.isClosed();
    breaker.fail();
    pass(999);
    expect(breaker.isClosed()).toBe(false);
    pass(1);
    expect(breaker.isClosed()).toBe(true);
  });
});
