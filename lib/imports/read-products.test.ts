import { describe, expect, it } from "vitest";
import { columnNames, formatOf, proposeMapping } from "./fields";
import { codeOf, handleOf } from "./handles";
import { readProducts } from "./read-products";

const read = (text: string) => {
  const columns = columnNames((text.split("\n")[0] ?? "").split(",").map((cell) => cell.replaceAll('"', "")));
  const reading = { format: formatOf(columns), mapping: proposeMapping(columns) };
  return readProducts(Buffer.from(text), reading);
};

const CLASSIC = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Image Alt Text,Variant Image,Status
cup,Cup,<p>Of <b>clay</b></p>,Lamai,Tableware,"clay, gift set",TRUE,Size,S,Glaze,Sea,CUP-S,350.0,5,590.00,790.00,4006381333931,https://cdn.example/1.jpg,2,Front,https://cdn.example/s.jpg,active
cup,,,,,,,,L,,Sea,CUP-L,400,-2,690,,12345,https://cdn.example/2.jpg,1,Side,,
cup,,,,,,,,,,,,,,,,,https://cdn.example/3.jpg,3,,,
bowl,Bowl,,,,,FALSE,Title,Default Title,,,BOWL,200,1,390,,,,,,,active
`;

const NEWER = `Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Price,Compare-at price,Inventory quantity,Weight value (grams),Product image URL,Image position,Image alt text,Variant image URL,SEO title,Color (product.metafields.shopify.color-pattern)
Cup,cup,Of clay,Lamai,Home,Tableware,clay,TRUE,active,CUP-S,,Size,S,590,,5,350,https://cdn.example/1.jpg,1,,,A cup,blue
,cup,,,,,,,,CUP-L,,,L,690,,3,400,,,,,,
`;

describe("proposeMapping", () => {
  it("knows both dialects of one shop and the columns of the other, in any case, and leaves strange columns out", () => {
    const classic = columnNames(CLASSIC.split("\n")[0]?.toUpperCase().split(",") ?? []);
    expect(formatOf(classic)).toBe("shopify");
    expect(proposeMapping(classic)).toMatchObject({
      HANDLE: "handle",
      "BODY (HTML)": "description",
      "VARIANT PRICE": "price",
    });
    const newer = NEWER.split("\n")[0]?.split(",") ?? [];
    expect(formatOf(newer)).toBe("shopify_2024");
    expect(proposeMapping(newer)).toMatchObject({
      "URL handle": "handle",
      "Compare-at price": "compareAtPrice",
      Type: "collection",
    });
    expect(Object.keys(proposeMapping(newer))).not.toContain("Vendor");
    expect(formatOf(["ID", "Type", "SKU", "Name", "Regular price"])).toBe("woocommerce");
    expect(proposeMapping(["ID", "Type", "SKU", "Name", "Regular price"])).toEqual({
      ...{ ID: "externalId", Type: "kind", SKU: "sku", Name: "title", "Regular price": "price" },
    });
  });

  it("reads each field from one column only", () => {
    expect(proposeMapping(columnNames(["Title", "Title", "Name"]))).toEqual({ Title: "title" });
  });
});

describe("readProducts", () => {
  it("makes one product of the rows with one handle, its pictures in their order", async () => {
    const [cup, bowl] = await read(CLASSIC);
    expect(cup).toMatchObject({
      ...{
        line: 2,
        lines: [2, 3, 4],
        handle: "cup",
        status: "published",
        collection: "Tableware",
        tags: ["clay", "gift-set"],
      },
      ...{ options: ["Size", "Glaze"], weightGrams: 350, faults: [] },
      texts: { title: { own: "Cup" }, description: { own: "Of clay" } },
      variants: [
        {
          ...{ line: 2, sku: "CUP-S", barcode: "4006381333931", choice: ["S", "Sea"], quantity: 5 },
          ...{
            prices: [{ currency: "THB", amount: 59_000, compareAtAmount: 79_000 }],
            pictureUrl: "https://cdn.example/s.jpg",
          },
        },
        { line: 3, sku: "CUP-L", barcode: null, choice: ["L", "Sea"], quantity: 0 },
      ],
    });
    expect(cup?.pictures.map(({ url }) => url.at(-5))).toEqual(["2", "1", "3"]);
    expect(cup?.notes).toEqual([{ line: 3, column: "Variant Barcode", reason: "notBarcode" }]);
    expect(bowl).toMatchObject({ line: 5, status: "draft", options: [], variants: [{ choice: [] }] });
  });

  it("reads the newer dialect, whose weight and prices are named otherwise", async () => {
    const [cup] = await read(NEWER);
    expect(cup).toMatchObject({
      ...{ handle: "cup", status: "published", weightGrams: 350, options: ["Size"], faults: [] },
      texts: { seoTitle: { own: "A cup" } },
      variants: [{ choice: ["S"] }, { choice: ["L"], prices: [{ amount: 69_000 }] }],
    });
  });

  it("reads the other shop's parents and variations, wherever they stand, with sale prices and centimetres", async () => {
    const products = await read(
      [
        `ID,Type,SKU,Name,Published,Short description,Description,Stock,Weight (kg),Length (cm),Width (cm),Height (cm),Sale price,Regular price,Categories,Tags,Images,Parent,Attribute 1 name,Attribute 1 value(s)`,
        `11,variation,TEE-S,Tee S,1,,,4,,,,,390,490,,,https://cdn.example/s.jpg,id:10,Size,S`,
        `10,variable,TEE,Tee,1,,<p>Soft</p>,,0.2,30,20,2,,,"Clothes > Tees, New","soft, new","https://cdn.example/a.jpg, https://cdn.example/b.jpg",,Size,"S, M"`,
        `12,variation,TEE-M,Tee M,1,,,0,,,,,,490,,,,TEE,Size,M`,
        `13,simple,MUG,Mug,0,Short,,1,,,,,,190,,,,,,`,
        `14,grouped,SET,Set,1,,,,,,,,,,,,,,,`,
        `15,variation,LOST,Lost,1,,,,,,,,,100,,,,id:99,Size,S`,
      ].join("\n"),
    );
    expect(products.map(({ handle }) => handle)).toEqual(["tee", "mug", "set", "lost"]);
    expect(products[0]).toMatchObject({
      ...{ collection: "Tees", tags: ["soft", "new"], weightGrams: 200, options: ["Size"] },
      dimensionsMm: { width: 200, depth: 300, height: 20 },
      variants: [
        { line: 2, sku: "TEE-S", choice: ["S"], prices: [{ amount: 39_000, compareAtAmount: 49_000 }] },
        { line: 4, sku: "TEE-M", choice: ["M"], prices: [{ amount: 49_000 }] },
      ],
    });
    expect(products[0]?.pictures).toHaveLength(2);
    expect(products[1]).toMatchObject({ status: "draft", texts: { description: { own: "Short" } } });
    expect(products[2]?.faults).toEqual([{ line: 6, column: "Type", reason: "kindNotSold" }]);
    expect(products[3]?.faults).toEqual([{ line: 7, column: "Parent", reason: "parentMissing" }]);
  });

  it("says of every wrong cell its line, its column and why", async () => {
    const head =
      "Handle,Title,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Status";
    const products = await read(
      [
        head,
        "a,A,TRUE,,,A1,x,free,ftp://x/y,active",
        "b,B,perhaps,,,B1,1,1.005,,gone",
        "c,C,,Size,S,C1,1,0,,",
        "c,,,,,C2,1,5,,",
        "d,D,,,,A1,1,5,,,,extra",
        "a b,E,,,,E1,1,99999999,,",
        "a-b,F,,,,F1,1,5,,",
      ].join("\n"),
    );
    expect(products.flatMap(({ faults }) => faults.map(({ line, column, reason }) => [line, column, reason]))).toEqual([
      [2, "Variant Price", "notAmount"],
      [2, "Variant Inventory Qty", "notNumber"],
      [2, "Image Src", "notUrl"],
      [3, "Published", "notYes"],
      [3, "Status", "statusUnknown"],
      [3, "Variant Price", "tooPrecise"],
      [4, "Variant Price", "priceZero"],
      [5, "Option1 Value", "optionMissing"],
      [6, "Status", "tooManyCells"],
      [6, "Variant SKU", "skuTwice"],
      [7, "Variant Price", "tooLarge"],
      [8, "Handle", "handleTwice"],
    ]);
  });

  it("reads the largest file in seconds, also when all of it is one product", async () => {
    const head = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src";
    const many = Array.from(
      { length: 49_000 },
      (_, index) => `p${index},P,,,S${index},x,https://cdn.example/${index}.jpg`,
    );
    const one = Array.from(
      { length: 49_000 },
      (_, index) => `p,P,Size,${index},S${index},x,https://cdn.example/${index}.jpg`,
    );
    const started = performance.now();
    expect(await read([head, ...many].join("\n"))).toHaveLength(49_000);
    const [product] = await read([head, ...one].join("\n"));
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(product?.variants).toHaveLength(250);
    expect(product?.pictures).toHaveLength(20);
    expect(product?.faults).toHaveLength(50);
    expect(product?.faults[0]).toEqual({ line: 2, column: "Handle", reason: "tooMany" });
  });

  it("takes the apostrophe back that keeps a cell from being a formula", async () => {
    const [product] = await read("Handle,Title,Variant SKU,Variant Price\ncup,'=1+1,'-X,5\n");
    expect(product).toMatchObject({ texts: { title: { own: "=1+1" } }, variants: [{ sku: "-X" }] });
  });
});

describe("handleOf", () => {
  it("writes Latin letters, digits and hyphens, and the same key for the same Thai text", () => {
    expect(handleOf("Café  Noir / 2")).toBe("cafe-noir-2");
    expect(handleOf("cup_of-clay")).toBe("cup-of-clay");
    expect(handleOf("แจกันละไม")).toMatch(/^p-[0-9a-f]{8}$/);
    expect(handleOf("แจกันละไม")).toBe(handleOf("แจกันละไม"));
    expect(handleOf("แจกันละไม s")).not.toBe(handleOf("ถ้วยเช้านี้ s"));
    expect(handleOf("x".repeat(200))).toHaveLength(80);
  });

  it("makes codes of labels in any language", () => {
    expect(codeOf("Sea Green")).toBe("sea-green");
    expect(codeOf("S")).toBe("s");
    expect(codeOf("เล็ก")).toMatch(/^v-[0-9a-f]{8}$/);
  });
});
