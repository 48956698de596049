import type { DemoProduct, DemoShot } from "./demo-files";

type DemoVariant = DemoProduct["variants"][number];

/** The clearest picture of some variants: one of them alone, before the others, or at least among them. */
function clearest(shots: readonly DemoShot[], skus: ReadonlySet<string>): DemoShot | undefined {
  const shows = (sku: string | undefined) => sku !== undefined && skus.has(sku);
  const alone = shots.find(({ products }) => products.length === 1 && shows(products[0]?.sku));
  const first = shots.find(({ products }) => shows(products[0]?.sku));
  return alone ?? first ?? shots.find(({ products }) => products.some(({ sku }) => shows(sku)));
}

/** What can be seen of a variant: its colours, not its ring size. */
function lookOf({ options }: DemoProduct, variant: DemoVariant): string {
  const visible = options.filter(({ values }) => values.some(({ hex }) => hex !== undefined));
  return visible.map(({ code }) => variant.options[code]).join(" ");
}

/**
 * The picture of its product's page that shows a variant, or one that looks the same.
 *
 * @param shots Those of the product, in the order of its page.
 */
export function pictureOfVariant(
  product: DemoProduct,
  variant: DemoVariant,
  shots: readonly DemoShot[],
): DemoShot | undefined {
  const look = lookOf(product, variant);
  const alike = product.variants.filter((other) => look !== "" && lookOf(product, other) === look);
  return clearest(shots, new Set([variant.sku])) ?? clearest(shots, new Set(alike.map(({ sku }) => sku)));
}

/** The variant that a shot shows and no other. */
export function skuShownIn({ products: [first, ...others] }: DemoShot): string | undefined {
  return others.length === 0 ? first?.sku : undefined;
}
