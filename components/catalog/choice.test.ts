import { describe, expect, it } from "vitest";
import type { ProductView, Variant } from "@/lib/catalog/contract";
import { isSoldOut, shownVariant, variantWith } from "./choice";
import { alternatives, choiceWords } from "./choice-words";

const variant = (id: string, optionValues: Record<string, string>): Variant => ({
  id,
  sku: id,
  optionValues,
  price: { amount: 49_000, currency: "THB" },
  compareAtPrice: null,
  pictureKey: null,
});

const JADE_52 = variant("jade-52", { colour: "jade", size: "52" });
const JADE_54 = variant("jade-54", { colour: "jade", size: "54" });
const CLAY_54 = variant("clay-54", { colour: "clay", size: "54" });

const RING: ProductView = {
  id: "ring",
  handle: "stone-ring",
  title: "Ring",
  description: "",
  materials: "",
  care: "",
  dimensionsMm: { width: 1, depth: 1, height: 1 },
  weightGrams: 1,
  collection: { handle: "jewellery", title: "Jewellery", hasSizeGuide: true },
  options: [
    {
      code: "colour",
      label: "Colour",
      values: [
        { code: "jade", label: "Jade green" },
        { code: "clay", label: "Clay" },
      ],
    },
    {
      code: "size",
      label: "Size",
      values: [
        { code: "52", label: "52" },
        { code: "54", label: "54" },
      ],
    },
  ],
  variants: [JADE_52, JADE_54, CLAY_54],
  pictures: [{ key: "ring-1", width: 1080, height: 1350, alt: "Ring", placeholder: "none", variantId: null }],
  modelKey: null,
};

const gone = { availability: "out_of_stock", left: 0 } as const;
const here = { availability: "in_stock", left: 3 } as const;

describe("shownVariant", () => {
  it("shows the first variant while the stock is not known", () => {
    expect(shownVariant(RING, undefined).id).toBe("jade-52");
  });

  it("shows the first variant that can be bought", () => {
    expect(shownVariant(RING, { "jade-52": gone, "jade-54": here, "clay-54": here }).id).toBe("jade-54");
  });

  it("stays at what was picked, also when that is sold out", () => {
    expect(shownVariant(RING, { "jade-52": gone, "jade-54": here }, "jade-52").id).toBe("jade-52");
  });

  it("shows the first variant when everything is sold out", () => {
    expect(shownVariant(RING, { "jade-52": gone, "jade-54": gone, "clay-54": gone }).id).toBe("jade-52");
  });
});

describe("variantWith", () => {
  it("keeps the other options where it can", () => {
    expect(variantWith(RING, CLAY_54, ["colour", "jade"]).id).toBe("jade-54");
  });

  it("goes to another combination where it cannot", () => {
    expect(variantWith(RING, JADE_52, ["colour", "clay"]).id).toBe("clay-54");
  });
});

describe("alternatives", () => {
  it("offers what is in stock, the most alike first", () => {
    const stock = { "jade-52": here, "jade-54": gone, "clay-54": here };
    expect(alternatives(RING, stock, JADE_54).map(({ id }) => id)).toEqual(["jade-52", "clay-54"]);
  });

  it("offers nothing when everything is sold out", () => {
    expect(alternatives(RING, { "jade-52": gone, "jade-54": gone, "clay-54": gone }, JADE_54)).toEqual([]);
  });
});

describe("isSoldOut", () => {
  it("takes nothing for sold out that is not known to be", () => {
    expect(isSoldOut(undefined, "jade-52")).toBe(false);
    expect(isSoldOut({ "jade-52": gone }, "jade-52")).toBe(true);
  });
});

describe("choiceWords", () => {
  it("names the chosen values in the order of the options", () => {
    expect(choiceWords(RING, JADE_52)).toBe("Jade green, 52");
  });
});
