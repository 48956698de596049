import { IMPORT_LIMITS } from "@/lib/core/import-limits";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import type { ImportFormat, Mapping } from "./fields";
import { columnNames } from "./fields";
import type { ImportedProduct } from "./imported";
import { readCsv, type CsvRow } from "./read-csv";
import { readShopify } from "./read-shopify";
import { readWooCommerce } from "./read-woocommerce";

type Reading = { format: ImportFormat; mapping: Mapping };

/**
 * Reads a file of products of another shop, or of this one.
 *
 * @param bytes The whole file.
 * @returns Each product once, in the order of the file, with what is wrong with it.
 * @throws DomainError `invalid` for a file that cannot be read at all, see `readCsv`.
 */
export async function readProducts(bytes: Uint8Array, { format, mapping }: Reading): Promise<ImportedProduct[]> {
  const rows: CsvRow[] = [];
  for await (const row of readCsv(bytes)) rows.push(row);
  const [header, ...others] = rows;
  const file = { columns: columnNames(header?.cells ?? []), mapping };
  const products = format === "woocommerce" ? readWooCommerce(others, file) : readShopify(others, file);
  return withTwins(products, file);
}

type Names = { columns: readonly string[]; mapping: Mapping };

/** Notes what stands in a file twice: only the first one counts. */
function withTwins(products: ImportedProduct[], { columns, mapping }: Names): ImportedProduct[] {
  const columnOf = (field: string) => columns.find((column) => mapping[column] === field) ?? "";
  const handles = new Set<string>();
  const skus = new Set<string>();
  return products.map((product) => {
    const faults = [...product.faults];
    if (handles.has(product.handle))
      faults.push({ line: product.line, column: columnOf("handle"), reason: "handleTwice" });
    handles.add(product.handle);
    for (const { sku, line } of product.variants) {
      if (sku === null) continue;
      if (skus.has(sku)) faults.push({ line, column: columnOf("sku"), reason: "skuTwice" });
      skus.add(sku);
    }
    const { variants, pictures, faults: all } = bounded({ ...product, faults }, columnOf("handle"));
    return { ...product, faults: all, variants, pictures };
  });
}

/** So many faults of one product are told: whoever mends those reads the file again. */
const MOST_FAULTS = 50;

/** What comes behind compares the parts of a product with each other: a file of one product must not have too many. */
function bounded({ line, variants, pictures, faults }: ImportedProduct, column: string) {
  const isTooMany = variants.length > PRODUCT_LIMITS.variants;
  const seen = new Set<string>();
  const isNew = ({ url }: { url: string }) => !seen.has(url) && seen.add(url);
  return {
    variants: variants.slice(0, PRODUCT_LIMITS.variants),
    pictures: pictures.filter(isNew).slice(0, IMPORT_LIMITS.pictures),
    faults: [...(isTooMany ? [{ line, column, reason: "tooMany" as const }] : []), ...faults].slice(0, MOST_FAULTS),
  };
}
