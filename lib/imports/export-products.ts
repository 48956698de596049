import { and, asc, gt, ne } from "drizzle-orm";
import { listDrafts } from "@/lib/catalog";
import type { ProductDraft } from "@/lib/catalog/staff-contract";
import type { LocalText } from "@/lib/core/locale";
import { CURRENCIES, type Currency, HOME_CURRENCY, moneyDecimal } from "@/lib/core/money";
import { type Context, requireRole } from "@/lib/db/context";
import { products } from "@/lib/db/schema/catalog";
import { env } from "@/lib/env/server";
import { csvCell } from "./cells";
import { listShelves, pictureUrls, stockOf } from "./export-ground";
import { type Field, ownColumn, TEXT_FIELDS } from "./fields";

const BATCH = 100;
const BOM = "\uFEFF";
const foreign = CURRENCIES.filter((currency) => currency !== HOME_CURRENCY);

const NO_TEXT: LocalText = { th: "", en: "" };

type Cells = Partial<Record<string, string>>;

/** The columns of the newer Shopify template that this shop fills, then those of its own. */
const OWN_FIELDS: Field[] = [
  ...TEXT_FIELDS.flatMap((field) => [`${field}Th`, `${field}En`] as const),
  ...foreign.flatMap((currency) => [`price:${currency}`, `compareAtPrice:${currency}`] as const),
  ...(["option4Name", "option4Value", "option5Name", "option5Value"] as const),
  ...(["collection", "widthCm", "lengthCm", "heightCm"] as const),
];
const COLUMNS = [
  ...["Title", "URL handle", "Description", "Type", "Tags", "Published on online store", "Status", "SKU", "Barcode"],
  ...["Option1 name", "Option1 value", "Option2 name", "Option2 value", "Option3 name", "Option3 value", "Price"],
  ...["Compare-at price", "Inventory tracker", "Inventory quantity", "Weight value (grams)", "Product image URL"],
  ...["Image position", "Image alt text", "Variant image URL", "SEO title", "SEO description"],
  ...OWN_FIELDS.map(ownColumn),
];

const rowOf = (cells: Cells): string => `${COLUMNS.map((column) => csvCell(cells[column] ?? "")).join(",")}\r\n`;

/**
 * All products of the shop as a CSV file that this shop and others read, piece by piece.
 *
 * @param ctx The actor must be a manager.
 * @throws DomainError `not_found`, `forbidden`.
 */
export function exportProducts(ctx: Context): AsyncGenerator<string> {
  requireRole(ctx.actor, "manager");
  return textOf(ctx, env.SITE_URL);
}

async function* textOf({ db }: Context, siteUrl: string): AsyncGenerator<string> {
  const shelves = await listShelves(db);
  yield `${BOM}${COLUMNS.map(csvCell).join(",")}\r\n`;
  let after: string | null = null;
  for (;;) {
    const page: { id: string }[] = await db
      .select({ id: products.id })
      .from(products)
      .where(and(ne(products.status, "archived"), after === null ? undefined : gt(products.id, after)))
      .orderBy(asc(products.id))
      .limit(BATCH);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    const drafts = await listDrafts(db, page.map(({ id }) => id)); // prettier-ignore
    const urls = await pictureUrls(db, { drafts, siteUrl });
    const stock = await stockOf(db, drafts);
    const ordered = [...drafts].sort((a, b) => (a.id < b.id ? -1 : 1));
    yield ordered.map(({ draft }) => productRows(draft, { shelves, stock, urls }).map(rowOf).join("")).join("");
  }
}

type Ground = {
  shelves: ReadonlyMap<string, { title: string; handle: string }>;
  stock: ReadonlyMap<string, number>;
  urls: ReadonlyMap<string, string>;
};

function productRows(draft: ProductDraft, { shelves, stock, urls }: Ground): Cells[] {
  const pictures = draft.pictures.map(({ mediaId, alt }, index): Cells => ({
    "Product image URL": urls.get(mediaId) ?? "",
    "Image position": String(index + 1),
    "Image alt text": alt.en || alt.th,
  }));
  const variants = draft.variants.map((variant, index): Cells => ({
    ...variantCells(draft, variant),
    "Inventory quantity": String(stock.get(variant.id ?? "") ?? 0),
    "Variant image URL": urls.get(variant.mediaId ?? "") ?? "",
    ...(index === 0 ? wholeCells(draft, shelves) : {}),
  }));
  const rows = Array.from({ length: Math.max(variants.length, pictures.length) }, (_, index) => index);
  return rows.map((index) => ({ "URL handle": draft.handle, ...variants[index], ...pictures[index] }));
}

const eachLanguage = (field: (typeof TEXT_FIELDS)[number], { th, en }: LocalText): Cells => ({
  [ownColumn(`${field}Th`)]: th,
  [ownColumn(`${field}En`)]: en,
});

const STATUS = { published: "active", draft: "draft", archived: "archived" } as const;
const centimetres = (millimetres: number): string => String(millimetres / 10);

function wholeCells(draft: ProductDraft, shelves: Ground["shelves"]): Cells {
  const { title, description, materials, care, seo, dimensionsMm: size } = draft;
  const collection = shelves.get(draft.collectionId);
  const main = (text: LocalText = NO_TEXT) => text.en || text.th;
  return {
    Title: main(title),
    Description: main(description),
    Type: collection?.title ?? "",
    [ownColumn("collection")]: collection?.handle ?? "",
    Tags: draft.tags.join(", "),
    "Published on online store": draft.status === "published" ? "TRUE" : "FALSE",
    Status: STATUS[draft.status],
    "SEO title": main(seo?.title),
    "SEO description": main(seo?.description),
    "Weight value (grams)": String(draft.weightGrams),
    ...eachLanguage("title", title),
    ...eachLanguage("description", description),
    ...eachLanguage("materials", materials),
    ...eachLanguage("care", care),
    ...(seo ? { ...eachLanguage("seoTitle", seo.title), ...eachLanguage("seoDescription", seo.description) } : {}),
    ...(size
      ? {
          [ownColumn("widthCm")]: centimetres(size.width),
          [ownColumn("lengthCm")]: centimetres(size.depth),
          [ownColumn("heightCm")]: centimetres(size.height),
        }
      : {}),
  };
}

/** Others know three options: the fourth and fifth are columns of our own. */
const optionColumns = (index: number): [string, string] =>
  index < 3
    ? [`Option${index + 1} name`, `Option${index + 1} value`]
    : [
        ownColumn(index === 3 ? "option4Name" : "option5Name"),
        ownColumn(index === 3 ? "option4Value" : "option5Value"),
      ];

function variantCells({ options }: ProductDraft, variant: ProductDraft["variants"][number]): Cells {
  const price = (currency: Currency) => variant.prices.find((one) => one.currency === currency);
  const amounts = (currency: Currency): [string, string] => {
    const { amount, compareAtAmount = null } = price(currency) ?? {};
    const write = (value: number | null | undefined) =>
      value == null ? "" : moneyDecimal({ amount: value, currency });
    return [write(amount), write(compareAtAmount)];
  };
  const [home, homeBefore] = amounts(HOME_CURRENCY);
  const others = foreign.flatMap((currency) => {
    const [amount, before] = amounts(currency);
    return [
      [ownColumn(`price:${currency}`), amount],
      [ownColumn(`compareAtPrice:${currency}`), before],
    ];
  });
  const single = options.length === 0 ? { "Option1 name": "Title", "Option1 value": "Default Title" } : {};
  const chosen = options.flatMap(({ code, label, values }, index) => {
    const value = values.find((one) => one.code === variant.optionValues[code]);
    const [name, text] = optionColumns(index);
    return [
      [name, label.en || label.th],
      [text, value ? value.label.en || value.label.th : ""],
    ];
  });
  return {
    ...{ SKU: variant.sku, Barcode: variant.gtin ?? "", "Inventory tracker": "shopify" },
    ...{ Price: home, "Compare-at price": homeBefore },
    ...(Object.fromEntries([...chosen, ...others]) as Cells),
    ...single,
  };
}
