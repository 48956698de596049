import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { likesQuery, setLike } from "./client";

const POST = "0198c0de-0000-7000-8000-000000000001";
const OTHER = "0198c0de-0000-7000-8000-000000000002";
const { queryKey } = likesQuery([POST, OTHER]);

type Call = { what: string; give: (body: unknown) => void; fail: () => void };

/** A network that answers when it is told to; `await call(0)` is the first call. */
function network() {
  const calls: Call[] = [];
  vi.stubGlobal(
    "fetch",
    (url: string, { method }: RequestInit) =>
      new Promise((resolve, reject) => {
        calls.push({
          what: `${method ?? ""} ${url.replace(/\?.*/, "")}`,
          give: (body) => resolve(Response.json(body)),
          fail: () => reject(new TypeError("Failed to fetch")),
        });
      }),
  );
  return { calls, call: (index: number) => vi.waitUntil(() => calls[index]) };
}

let client: QueryClient;
const shown = () => client.getQueryData(queryKey)?.[POST];

beforeEach(() => {
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  client = new QueryClient({ defaultOptions: { queries: { networkMode: "always", retry: false } } });
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

describe("setLike", () => {
  it("shows a like at once and takes it back when it does not go through", async () => {
    const { call } = network();
    client.setQueryData(queryKey, { [POST]: { count: 4, isLiked: false } });
    const liking = setLike(client, POST, true);
    expect(shown()).toEqual({ count: 5, isLiked: true });
    (await call(0)).fail();
    await expect(liking).rejects.toThrow();
    expect(shown()).toEqual({ count: 4, isLiked: false });
  });

  it("works, and can be taken back, where the likes could not be read; a count is not made up", async () => {
    const { calls, call } = network();
    const reading = client.query(likesQuery([POST, OTHER])).catch(() => "not read");
    (await call(0)).fail();
    await reading;
    const liking = setLike(client, POST, true);
    expect(shown()).toEqual({ isLiked: true });
    (await call(1)).give({ count: 8, isLiked: true });
    await liking;
    expect(shown()).toEqual({ count: 8, isLiked: true });
    const unliking = setLike(client, POST, false);
    expect(shown()).toEqual({ count: 7, isLiked: false });
    (await call(2)).give({ count: 7, isLiked: false });
    await unliking;
    expect(calls[2]?.what).toBe(`DELETE /api/posts/${POST}/like`);
  });

  it("is not overwritten by likes that were on their way when it was tapped", async () => {
    const { call } = network();
    const reading = client.query(likesQuery([POST, OTHER])).catch(() => undefined);
    const read = await call(0);
    const liking = setLike(client, POST, true);
    read.give({ [POST]: { count: 4, isLiked: false } });
    await reading;
    expect(shown()?.isLiked).toBe(true);
    (await call(1)).give({ count: 5, isLiked: true });
    await liking;
    expect(shown()).toEqual({ count: 5, isLiked: true });
  });

  it("keeps the later tap on the screen when the earlier one is answered", async () => {
    const { call } = network();
    client.setQueryData(queryKey, { [POST]: { count: 4, isLiked: false } });
    const liking = setLike(client, POST, true);
    const unliking = setLike(client, POST, false);
    expect(shown()).toEqual({ count: 4, isLiked: false });
    (await call(0)).give({ count: 5, isLiked: true });
    await liking;
    expect(shown()).toEqual({ count: 4, isLiked: false });
    (await call(1)).give({ count: 4, isLiked: false });
    await unliking;
    expect(shown()).toEqual({ count: 4, isLiked: false });
  });

  it("sends nothing for what is so already", async () => {
    const { calls } = network();
    client.setQueryData(queryKey, { [POST]: { count: 4, isLiked: true } });
    await setLike(client, POST, true);
    expect(calls).toEqual([]);
  });
});
