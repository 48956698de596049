import type { Collection, ProductPage } from "@/lib/catalog/contract";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { CollectionChips } from "./collection-chips";
import { ProductList } from "./product-list";

type ShopViewProps = {
  collections: Collection[];
  /** The collection that is shown; null for the whole shop. */
  current: Collection | null;
  first: Pick<ProductPage, "items" | "nextCursor" | "total">;
  locale: Locale;
  texts: { shop: Texts<"shop">; price: Texts<"price"> };
};

/** The shop or one collection of it. */
export function ShopView({ collections, current, first, locale, texts }: ShopViewProps) {
  const { shop, price } = texts;
  const handle = current?.handle ?? null;
  return (
    <div className="mx-auto max-w-6xl sm:px-6 lg:px-8">
      <div className="px-4 pt-5 sm:px-0 lg:pt-8">
        <h1 className="text-2xl">{current?.title ?? shop.title}</h1>
        <p className="mt-1 text-balance text-muted">{current?.description ?? shop.description}</p>
      </div>
      <CollectionChips collections={collections} current={handle} locale={locale} texts={shop} />
      <ProductList first={first} collection={handle} locale={locale} texts={{ shop, price }} />
    </div>
  );
}
