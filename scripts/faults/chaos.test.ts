import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLine } from "./chaos.mjs";

let served = 0;
const upstream = createServer((_request, response) => {
  served += 1;
  response.end("answer");
});
let line: Awaited<ReturnType<typeof openLine>>;

const ask = (withinMs = 2_000) =>
  fetch(`http://127.0.0.1:${line.port}/`, {
    headers: { connection: "close" },
    signal: AbortSignal.timeout(withinMs),
  }).then((answer) => answer.text());

beforeAll(async () => {
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  // Safe: a listening TCP server has an address with a port.
  line = await openLine({ port: (upstream.address() as AddressInfo).port });
});
afterAll(() => {
  line.close();
  upstream.close();
});

describe("openLine", () => {
  it("carries what is said, later where it is slow", async () => {
    line.set({});
    expect(await ask()).toBe("answer");
    line.set({ latencyMs: 60 });
    const started = performance.now();
    expect(await ask()).toBe("answer");
    expect(performance.now() - started).toBeGreaterThan(100);
  });

  it("refuses, hangs, and loses the answer to what was done", async () => {
    line.set({ isDown: true });
    await expect(ask()).rejects.toThrow();
    line.set({ isHung: true });
    await expect(ask(150)).rejects.toMatchObject({ name: "TimeoutError" });
    line.cut();
    line.set({ losesAnswer: true });
    const before = served;
    await expect(ask()).rejects.toThrow();
    expect(served).toBe(before + 1);
  });
});
