import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addLine, cartQuery, loadCartChanges, removeLine, setLine } from "./client";
import type { CartView, LineItem } from "./contract";

const THB = (amount: number) => ({ amount, currency: "THB" as const });
const MUG = "0198c0de-0000-7000-8000-000000000001";
const JAR = "0198c0de-0000-7000-8000-000000000002";

const line = (variantId: string, quantity: number): LineItem => ({
  variantId,
  handle: "mug",
  title: "Mug",
  choice: "",
  quantity,
  pictureKey: "mug",
  placeholder: "",
  unitPrice: THB(100),
  seenPrice: THB(100),
  lineTotal: THB(100 * quantity),
  available: 9,
  issue: null,
});

const bag = (...lines: LineItem[]): CartView => ({
  lines,
  count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  subtotal: THB(lines.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)),
});

/** A network that answers when it is told to; `answers[0]` is the first call's. */
function network() {
  const answers: { url: string; give: (body: unknown) => void; fail: () => void }[] = [];
  vi.stubGlobal(
    "fetch",
    (url: string) =>
      new Promise((resolve, reject) => {
        answers.push({
          url,
          give: (body) => resolve(Response.json(body)),
          fail: () => reject(new TypeError("Failed to fetch")),
        });
      }),
  );
  const call = (index: number) => vi.waitUntil(() => answers[index]);
  return { answers, call };
}

let client: QueryClient;
const shown = () => client.getQueryData(cartQuery.queryKey);

beforeAll(loadCartChanges);
beforeEach(() => {
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  client = new QueryClient({ defaultOptions: { queries: { networkMode: "always", retry: false } } });
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

describe("the bag of this browser", () => {
  it("takes back what it showed when nothing reaches the shop, although nothing can be read either", async () => {
    const { call } = network();
    client.setQueryData(cartQuery.queryKey, bag(line(MUG, 1)));
    const adding = addLine(client, { variantId: MUG, quantity: 2 });
    expect(shown()?.count).toBe(3);
    (await call(0)).fail();
    await expect(adding).rejects.toThrow("Failed to fetch");
    expect(shown()).toEqual(bag(line(MUG, 1)));
  });

  it("knows nothing again when the first addition fails before the bag was read", async () => {
    const { call } = network();
    const adding = addLine(client, { variantId: MUG, quantity: 1 });
    expect(shown()).toEqual({ ...bag(), count: 1 });
    (await call(0)).fail();
    await expect(adding).rejects.toThrow();
    expect(shown()).toBeUndefined();
  });

  it("keeps what later changes show when an earlier one is refused", async () => {
    const { call } = network();
    client.setQueryData(cartQuery.queryKey, bag(line(MUG, 1), line(JAR, 1)));
    const first = setLine(client, MUG, 5);
    const second = removeLine(client, JAR);
    (await call(0)).fail();
    await expect(first).rejects.toThrow();
    expect(shown()).toEqual(bag(line(MUG, 1)));
    (await call(1)).give(bag(line(MUG, 1)));
    await second;
    expect(shown()).toEqual(bag(line(MUG, 1)));
  });

  it("is read only after what is being written: an older bag never comes back", async () => {
    const { answers, call } = network();
    const adding = addLine(client, { variantId: MUG, quantity: 1 });
    const reading = client.query({ ...cartQuery, staleTime: 0 });
    const posting = await call(0);
    expect(answers.map(({ url }) => url)).toEqual(["/api/cart/lines"]);
    posting.give(bag(line(MUG, 1)));
    await adding;
    (await call(1)).give(bag(line(MUG, 1)));
    expect(await reading).toEqual(bag(line(MUG, 1)));
  });
});
