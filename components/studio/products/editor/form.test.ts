import { describe, expect, it } from "vitest";
import type { ProductDraft } from "@/lib/catalog/staff-client";
import { differingParts, emptyDraft, mergeDrafts, pricePointer, toDraft, toForm } from "./form";
import { choicesOf, codeFor, fitVariants, missingChoices, newVariant, skuFor } from "./matrix";

const both = (text: string) => ({ th: text, en: text });
const option = (code: string, ...values: string[]) => ({
  code,
  label: both(code),
  values: values.map((value) => ({ code: value, label: both(value) })),
});
const draft: ProductDraft = {
  ...emptyDraft("c1"),
  handle: "cup",
  tags: ["mug", "ของขวัญ"],
  dimensionsMm: { width: 80, depth: 75, height: 90 },
  weightGrams: 320,
  options: [option("size", "s", "l")],
  variants: [
    {
      ...{ id: "v1", sku: "CUP-S", gtin: "4006381333931", optionValues: { size: "s" }, mediaId: null },
      prices: [
        { currency: "THB", amount: 59_050, compareAtAmount: 79_000 },
        { currency: "JPY", amount: 1_999, compareAtAmount: null },
      ],
    },
  ],
};

describe("toForm and toDraft", () => {
  it("bring a draft into its fields and back unchanged", () => {
    expect(toDraft(toForm(draft))).toEqual(draft);
    expect(toForm(draft).variants[0]?.prices).toEqual({
      THB: { amount: "590.50", compareAt: "790" },
      JPY: { amount: "1999", compareAt: "" },
    });
    expect(toForm(draft).dimensions).toEqual({ width: "8", depth: "7.5", height: "9" });
  });

  it("leave to the shop to refuse what is no number", () => {
    const form = toForm(draft);
    const [first] = form.variants;
    const wrong = {
      ...form,
      weight: "light",
      variants: first ? [{ ...first, prices: { THB: { amount: "590 baht", compareAt: "" } } }] : [],
    };
    expect(toDraft(wrong)).toMatchObject({ weightGrams: -1, variants: [{ prices: [{ amount: -1 }] }] });
  });

  it("know where a price of a currency stands in the body", () => {
    const [first] = toForm(draft).variants;
    if (!first) throw new Error("no variant");
    expect(pricePointer(first, 3, "JPY")).toBe("#/variants/3/prices/1");
    expect(pricePointer(first, 3, "EUR")).toBe("#/variants/3/prices");
  });
});

describe("mergeDrafts", () => {
  it("keeps what I changed and whatever else somebody changed meanwhile", () => {
    const mine = { ...draft, weightGrams: 1, title: both("Mine") };
    const theirs = { ...draft, tags: ["new"], title: both("Theirs") };
    expect(mergeDrafts({ base: draft, mine, theirs })).toEqual({
      ...draft,
      weightGrams: 1,
      title: both("Mine"),
      tags: ["new"],
    });
    expect(differingParts(draft, theirs)).toEqual(["title", "tags"]);
  });
});

describe("the matrix of variants", () => {
  const options = [option("size", "s", "l"), option("glaze", "sea", "rice")];

  it("knows every choice and those that no variant is of", () => {
    expect(choicesOf(options)).toHaveLength(4);
    expect(choicesOf([])).toEqual([{}]);
    const variants = fitVariants(options, toForm(draft).variants);
    expect(variants.map(({ optionValues }) => optionValues)).toEqual([{ size: "s", glaze: "sea" }]);
    expect(missingChoices({ options, variants })).toEqual([
      { size: "s", glaze: "rice" },
      { size: "l", glaze: "sea" },
      { size: "l", glaze: "rice" },
    ]);
  });

  it("lets rows go with their value, and keeps the first of those that become the same", () => {
    const form = { ...toForm(draft), options };
    const all = choicesOf(options).map((choice) => newVariant(form, choice));
    expect(fitVariants([option("size", "s"), option("glaze", "sea", "rice")], all)).toHaveLength(2);
    expect(fitVariants([option("size", "s", "l")], all).map(({ optionValues }) => optionValues)).toEqual([
      { size: "s" },
      { size: "l" },
    ]);
    expect(fitVariants([], all)).toHaveLength(1);
  });

  it("makes up codes and SKUs from English words, each once", () => {
    expect(codeFor("Deep Sea", [])).toBe("deep-sea");
    expect(codeFor("Deep Sea", ["deep-sea"])).toBe("deep-sea-1");
    expect(codeFor("ทะเล", ["v-1"])).toBe("v-2");
    expect(skuFor({ handle: "cup", options }, { size: "s", glaze: "sea" })).toBe("CUP-S-SEA");
    expect(newVariant({ ...toForm(draft), options }, { size: "l", glaze: "sea" }).prices.THB?.amount).toBe("590.50");
  });
});
