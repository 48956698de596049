import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { likesQuery, setLike } from "@/lib/posts/client";
import { savedProductQuery, setSaved } from "./client";

const POST = "0198c0de-0000-7000-8000-000000000001";
const { queryKey } = likesQuery([POST]);
const product = savedProductQuery("moon-jar").queryKey;

/** A network in which every call waits for its answer. */
function network() {
  const calls: { what: string; give: (body: unknown) => void; fail: () => void }[] = [];
  vi.stubGlobal(
    "fetch",
    (url: string, { method }: RequestInit) =>
      new Promise((resolve, reject) => {
        const fail = () => reject(new TypeError("Failed to fetch"));
        calls.push({ what: `${method ?? ""} ${url}`, give: (body) => resolve(Response.json(body)), fail });
      }),
  );
  return { calls, call: (index: number) => vi.waitUntil(() => calls[index]) };
}

let client: QueryClient;
beforeEach(() => {
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  client = new QueryClient({ defaultOptions: { queries: { networkMode: "always", retry: false } } });
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

describe("setSaved", () => {
  it("shows a saved product at once and takes it back when it does not go through", async () => {
    const { call } = network();
    const saving = setSaved(client, { kind: "product", handle: "moon-jar" }, true);
    expect(client.getQueryData(product)).toBe(true);
    (await call(0)).fail();
    await expect(saving).rejects.toThrow();
    expect(client.getQueryData(product)).toBe(false);
  });

  it("leaves the like of a post alone, and a refused like leaves the post saved", async () => {
    const { call } = network();
    client.setQueryData(queryKey, { [POST]: { count: 4, isLiked: false, isSaved: false } });
    const saving = setSaved(client, { kind: "post", id: POST }, true);
    // Listened to from the start: it is refused while the other is still awaited.
    const refused = expect(setLike(client, POST, true)).rejects.toThrow();
    expect(client.getQueryData(queryKey)?.[POST]).toEqual({ count: 5, isLiked: true, isSaved: true });
    // The like has nothing to wait for, so it is the first on the way.
    (await call(0)).fail();
    (await call(1)).give({ isSaved: true });
    await saving;
    await refused;
    expect(client.getQueryData(queryKey)?.[POST]).toEqual({ count: 4, isLiked: false, isSaved: true });
  });

  it("is known before anybody reads again what is saved", async () => {
    const { calls, call } = network();
    const saving = setSaved(client, { kind: "product", handle: "moon-jar" }, true);
    const reading = client.query({ ...savedProductQuery("moon-jar"), staleTime: 0 });
    await new Promise((resolve) => setTimeout(resolve));
    expect(calls.map(({ what }) => what)).toEqual(["PUT /api/products/moon-jar/save"]);
    (await call(0)).give({ isSaved: true });
    await saving;
    (await call(1)).give({ posts: [], products: ["moon-jar"] });
    expect(await reading).toBe(true);
  });
});
