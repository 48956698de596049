const VARIANTS = 4;
const SIZES = ["S", "M", "L", "XL"];
const HEADER = [
  ...["Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Published", "Option1 Name", "Option1 Value"],
  ...["Variant SKU", "Variant Grams", "Variant Inventory Qty", "Variant Price", "Variant Compare At Price", "Status"],
];

/** What can be wrong with a row, and in which column that is told. */
const FAULTS = [
  { column: "Variant Price", reason: "notAmount", value: "free" },
  { column: "Variant Price", reason: "tooPrecise", value: "590.005" },
  { column: "Variant Price", reason: "priceZero", value: "0.00" },
  { column: "Variant Inventory Qty", reason: "notNumber", value: "many" },
  { column: "Option1 Value", reason: "optionMissing", value: "" },
] as const;

export type BadRow = { line: number; column: string; reason: string };

/**
 * A file of the older dialect as a shop would export it: products in four sizes, descriptions over two lines, and bad rows
 * in products of their own, spread over the whole file.
 *
 * @param name Part of every handle and SKU, so that files do not meet.
 */
export function makeBigFile({ rows, bad, name }: { rows: number; bad: number; name: string }): {
  bytes: Buffer;
  products: number;
  badRows: BadRow[];
} {
  const products = rows / VARIANTS;
  const lines = [HEADER.join(",")];
  const badRows: BadRow[] = [];
  let line = 2;
  for (let product = 0; product < products; product += 1) {
    const place = Math.floor((product * bad) / products);
    const isBad = product === Math.ceil((place * products) / bad);
    const badSize = place % VARIANTS;
    for (let size = 0; size < VARIANTS; size += 1) {
      const fault = isBad && size === badSize ? FAULTS[place % FAULTS.length] : undefined;
      if (fault) badRows.push({ line, column: fault.column, reason: fault.reason });
      lines.push(rowOf({ product, size, name, fault }));
      line += size === 0 ? 2 : 1;
    }
  }
  return { bytes: Buffer.from(`${lines.join("\r\n")}\r\n`), products, badRows };
}

type Place = { product: number; size: number; name: string; fault: (typeof FAULTS)[number] | undefined };

function rowOf({ product, size, name, fault }: Place): string {
  const whole: Record<string, string> = {
    Title: `Cup ${name} ${product}`,
    "Body (HTML)": `"<p>A cup, number ${product}.</p>\r\n<p>Made by hand, ""really"".</p>"`,
    Vendor: "Lamai",
    Tags: `"clay, batch-${product % 10}"`,
    Published: "TRUE",
    "Option1 Name": "Size",
    Status: "active",
  };
  const cells: Record<string, string> = {
    ...(size === 0 ? whole : {}),
    Handle: `${name}-${product}`,
    "Option1 Value": SIZES[size] ?? "",
    "Variant SKU": `${name}-${product}-${SIZES[size] ?? ""}`.toUpperCase(),
    "Variant Grams": String(300 + size),
    "Variant Inventory Qty": String(product % 7),
    "Variant Price": `${590 + product}.${String(product % 100).padStart(2, "0")}`,
    ...(fault ? { [fault.column]: fault.value } : {}),
  };
  return HEADER.map((column) => cells[column] ?? "").join(",");
}
