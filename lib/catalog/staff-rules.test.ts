import { describe, expect, it } from "vitest";
import type { ProductDraft } from "./staff-contract";
import { draftFaults, type Known, missingParts, plainDraft } from "./staff-rules";

const both = (text: string) => ({ th: text, en: text });
const variant = (sku: string, size: string, more: Partial<ProductDraft["variants"][number]> = {}) => ({
  ...{ sku, gtin: null, optionValues: { size }, mediaId: null },
  prices: [{ currency: "THB" as const, amount: 100, compareAtAmount: null }],
  ...more,
});
const draft: ProductDraft = {
  ...{ handle: "cup", status: "draft", title: both("Cup"), description: both(""), materials: both(""), care: both("") },
  ...{ dimensionsMm: null, weightGrams: 0, tags: [], collectionId: "c1", collectionIds: [], seo: null },
  options: [
    {
      ...{ code: "size", label: both("Size") },
      values: ["s", "l"].map((code) => ({ code, label: both(code) })),
    },
  ],
  variants: [variant("A", "s"), variant("B", "l")],
  pictures: [{ mediaId: "m1", alt: both(""), sku: "A" }],
};
const known: Known = {
  pictures: new Set(["m1"]),
  collections: new Map([
    ["c1", { hasRule: false }],
    ["c2", { hasRule: true }],
  ]),
  variants: [],
  takenSkus: new Set(),
  isHandleTaken: false,
};
const keys = (change: Partial<ProductDraft>, more: Partial<Known> = {}) =>
  draftFaults({ ...draft, ...change }, { ...known, ...more }).map(({ pointer, key }) => `${pointer} ${key}`);

describe("draftFaults", () => {
  it("finds nothing wrong with a sound draft", () => {
    expect(keys({})).toEqual([]);
  });

  it("refuses names that are taken or stand there twice", () => {
    const options = [...draft.options, ...draft.options];
    expect(keys({}, { isHandleTaken: true, takenSkus: new Set(["B"]) })).toEqual([
      "#/handle handleTaken",
      "#/variants/1/sku skuTaken",
    ]);
    expect(keys({ variants: [variant("A", "s"), variant("A", "l")] })).toEqual(["#/variants/1/sku skuTwice"]);
    expect(keys({ options })).toContain("#/options/1/code codeTwice");
    expect(keys({ pictures: [...draft.pictures, ...draft.pictures] })).toEqual(["#/pictures/1/mediaId pictureTwice"]);
  });

  it("wants one value of every option, and each choice once", () => {
    expect(keys({ variants: [variant("A", "s"), variant("B", "s")] })).toEqual([
      "#/variants/1/optionValues choiceTwice",
    ]);
    expect(keys({ variants: [variant("A", "xl")] })).toContain("#/variants/0/optionValues choiceGone");
    expect(keys({ variants: [variant("A", "s", { optionValues: {} })] })).toContain(
      "#/variants/0/optionValues choiceGone",
    );
  });

  it("knows only what is there: pictures, collections, variants", () => {
    expect(keys({ collectionId: "c9", collectionIds: ["c2"] })).toEqual([
      "#/collectionId collectionGone",
      "#/collectionIds/0 collectionByRule",
    ]);
    expect(keys({}, { pictures: new Set() })).toEqual(["#/pictures/0/mediaId mediaGone"]);
    expect(keys({ variants: [variant("A", "s", { mediaId: "m2" })] })).toContain("#/variants/0/mediaId mediaGone");
    expect(keys({ variants: [variant("A", "s", { id: "v9" })] })).toContain("#/variants/0/id variantGone");
  });

  it("wants a price before that is higher, and a currency once", () => {
    const prices = [
      { currency: "THB" as const, amount: 100, compareAtAmount: 100 },
      { currency: "THB" as const, amount: 100, compareAtAmount: 200 },
    ];
    expect(keys({ variants: [variant("A", "s", { prices })], pictures: [] })).toEqual([
      "#/variants/0/prices/1/currency currencyTwice",
      "#/variants/0/prices/0/compareAtAmount compareAtAmount",
    ]);
  });

  it("refuses the SKU of a variant that stays, also of an archived one, but not of one that gets another", () => {
    const variants = [
      { id: "v1", sku: "A", isArchived: false },
      { id: "v2", sku: "B", isArchived: true },
    ];
    const renamed = [variant("B", "s", { id: "v1" })];
    expect(keys({ variants: renamed, pictures: [] }, { variants })).toEqual(["#/variants/0/sku skuTaken"]);
    const swapped = [variant("B", "s", { id: "v1" }), variant("A", "l", { id: "v2" })];
    expect(keys({ variants: swapped }, { variants })).toEqual([]);
  });
});

describe("missingParts and plainDraft", () => {
  it("names what shoppers would miss", () => {
    const bare = {
      ...draft,
      title: { th: "", en: "Cup" },
      pictures: [],
      variants: [variant("A", "s", { prices: [] })],
    };
    expect(missingParts(bare).map(({ key }) => key)).toEqual(["titleMissing", "pictureMissing", "priceMissing"]);
    expect(missingParts(draft)).toEqual([]);
  });

  it("makes two that say the same equal, and names pictures after the product", () => {
    const plain = plainDraft({ ...draft, tags: ["a", "a"], collectionIds: ["c3", "c1", "c2", "c3"] });
    expect(plain).toMatchObject({ tags: ["a"], collectionIds: ["c2", "c3"] });
    expect(plain.pictures[0]?.alt).toEqual(both("Cup"));
    expect(plainDraft(plain)).toEqual(plain);
  });
});
