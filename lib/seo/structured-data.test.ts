import { describe, expect, it } from "vitest";
import type { ProductView } from "@/lib/catalog/contract";
import { SHIPPED_SHOP } from "@/lib/settings/rules";
import { breadcrumbThing, productThing } from "./structured-data";

const place = { origin: "https://shop.example", locale: "en", shop: SHIPPED_SHOP } as const;
const picture = { key: "mug-1", width: 1080, height: 1350, alt: "A mug", placeholder: "none", variantId: null };
const mug: ProductView = {
  id: crypto.randomUUID(),
  handle: "mug",
  title: "Mug",
  description: "For </script> tea",
  materials: "Clay",
  care: "Wash it",
  dimensionsMm: { width: 80, depth: 80, height: 90 },
  modelKey: null,
  weightGrams: 300,
  collection: { handle: "table", title: "Table", hasSizeGuide: false },
  options: [
    { code: "glaze", label: "Glaze", values: [{ code: "sea", label: "Sea", hex: "#8fa3a5" }] },
    { code: "size", label: "Size", values: [{ code: "s", label: "Small" }] },
    { code: "shape", label: "Shape", values: [{ code: "round", label: "Round" }] },
  ],
  variants: ["a", "b"].map((sku) => ({
    id: crypto.randomUUID(),
    sku,
    optionValues: { glaze: "sea", size: "s", shape: "round" },
    price: { amount: 59_050, currency: "THB" },
    compareAtPrice: null,
    pictureKey: null,
  })),
  pictures: [picture],
};
const [first] = mug.variants;
const stock = { [first?.id ?? ""]: { availability: "in_stock" as const, left: 3 } };

describe("productThing", () => {
  it("offers every variant at its price, in stock only where stock is known", () => {
    const { hasVariant } = productThing(mug, stock, place) as { hasVariant: Record<string, unknown>[] };
    const offer = { "@type": "Offer", price: "590.50", priceCurrency: "THB" };
    expect(hasVariant).toMatchObject([
      { sku: "a", name: "Mug, Sea, Small, Round", color: "Sea", size: "Small" },
      { sku: "b", offers: { ...offer, availability: "https://schema.org/OutOfStock" } },
    ]);
    expect(hasVariant[0]?.["offers"]).toEqual({ ...offer, availability: "https://schema.org/InStock" });
  });

  it("says in which properties the variants differ, as far as search engines have a word for them", () => {
    expect(productThing(mug, stock, place)).toMatchObject({
      "@type": "ProductGroup",
      url: "https://shop.example/en/p/mug",
      variesBy: ["https://schema.org/color", "https://schema.org/size"],
    });
  });

  it("is a plain product where there is one variant", () => {
    const single = { ...mug, options: [], variants: mug.variants.slice(0, 1) };
    const thing = productThing(single, stock, place);
    expect(thing).toMatchObject({ "@type": "Product", sku: "a", offers: { price: "590.50" } });
    expect(thing).not.toHaveProperty("hasVariant");
  });
});

describe("breadcrumbThing", () => {
  it("counts from the top and gives whole addresses", () => {
    const thing = breadcrumbThing(
      [
        { name: "Shop", path: "/en/shop" },
        { name: "Table", path: "/en/shop/table" },
      ],
      place.origin,
    );
    expect(thing["itemListElement"]).toMatchObject([
      { position: 1, item: "https://shop.example/en/shop" },
      { position: 2, name: "Table", item: "https://shop.example/en/shop/table" },
    ]);
  });
});
