import { describe, expect, it } from "vitest";
import type { ProductChoice } from "@/lib/catalog/contract";
import type { Look, TaggedProduct } from "@/lib/posts/contract";
import { lookLines, NO_CHANGES, toAdd, totalOf, withKept } from "./look-lines";

const money = (amount: number) => ({ amount, currency: "THB" as const });

const tag = (variantId: string, handle: string, amount: number): TaggedProduct => ({
  ...{ variantId, handle, title: handle, choice: "", pictureKey: variantId, placeholder: "none" },
  ...{ price: money(amount), compareAtPrice: null },
});

const product = (handle: string, prices: Record<string, number>): ProductChoice => ({
  handle,
  options: [{ code: "glaze", label: "Glaze", values: Object.keys(prices).map((code) => ({ code, label: code })) }],
  variants: Object.entries(prices).map(([id, amount]) => ({
    ...{ id, sku: id, optionValues: { glaze: id }, price: money(amount), compareAtPrice: null, pictureKey: null },
  })),
});

const TAGS = [tag("rice", "vase", 100), tag("clay", "vase", 100), tag("mug", "mug", 40)];
const LOOK: Look = {
  products: [product("vase", { rice: 100, clay: 120 }), product("mug", { mug: 40 })],
  stock: {
    rice: { availability: "in_stock", left: 2 },
    clay: { availability: "in_stock", left: 2 },
    mug: { availability: "out_of_stock", left: 0 },
  },
};

describe("lookLines", () => {
  it("takes everything at the tagged prices while the choices are not here", () => {
    const lines = lookLines(TAGS, undefined, NO_CHANGES);
    expect(lines.map(({ isIn }) => isIn)).toEqual([true, true, true]);
    expect(totalOf(lines)).toEqual(money(240));
  });

  it("starts with the tagged variants, at today's prices, and leaves out what is sold out", () => {
    const lines = lookLines(TAGS, LOOK, NO_CHANGES);
    expect(lines.map(({ variantId, isIn, isGone }) => [variantId, isIn, isGone])).toEqual([
      ["rice", true, false],
      ["clay", true, false],
      ["mug", false, true],
    ]);
    expect(totalOf(lines)).toEqual(money(220));
  });

  it("shows what was picked instead, under the same key", () => {
    const [line] = lookLines(TAGS, LOOK, { ...NO_CHANGES, picked: { rice: "clay" } });
    expect(line).toMatchObject({ key: "rice", variantId: "clay", choice: "clay", price: money(120) });
  });

  it("leaves out what the shopper does not want, what the shop refused and what is no longer sold", () => {
    const gone: Look = { ...LOOK, products: LOOK.products.slice(0, 1) };
    const changes = { ...withKept(NO_CHANGES, ["rice"], false), refused: new Set(["clay"]) };
    expect(lookLines(TAGS, gone, changes).map(({ isIn, isGone }) => [isIn, isGone])).toEqual([
      [false, false],
      [false, true],
      [false, true],
    ]);
  });
});

describe("withKept", () => {
  it("takes back in what was left out", () => {
    const changes = withKept(withKept(NO_CHANGES, ["rice", "clay"], false), ["rice"], true);
    expect([...changes.leftOut]).toEqual(["clay"]);
  });
});

describe("toAdd", () => {
  it("makes two things in the same variant two of it, and names nothing that is out", () => {
    const line = (variantId: string, isIn = true) => ({ variantId, isIn });
    expect(toAdd([line("rice"), line("rice"), line("clay", false), line("mug")])).toEqual([
      { variantId: "rice", quantity: 2 },
      { variantId: "mug", quantity: 1 },
    ]);
  });
});
