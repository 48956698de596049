import { describe, expect, it } from "vitest";
import { Crowd } from "./crowd";

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("Crowd", () => {
  it("keeps nobody waiting while only a few are there", async () => {
    const crowd = new Crowd(2);
    crowd.join();
    crowd.join();
    await expect(crowd.passed(60_000)).resolves.toBeUndefined();
  });

  it("lets those who wait go once so many have left that the rest is no crowd, and counts nobody twice", async () => {
    const crowd = new Crowd(1);
    const leaves = [crowd.join(), crowd.join(), crowd.join()];
    const gone: string[] = [];
    const waiting = [1, 2].map((name) => crowd.passed(60_000).then(() => gone.push(`${name}`)));
    leaves[0]?.();
    leaves[0]?.();
    await settle();
    expect(gone).toEqual([]);
    leaves[1]?.();
    await Promise.all(waiting);
    expect(gone).toEqual(["1", "2"]);
  });

  it("keeps nobody longer than they have patience, however large the crowd stays", async () => {
    const crowd = new Crowd(0);
    crowd.join();
    await expect(crowd.passed(20)).resolves.toBeUndefined();
  });
});
