import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Collection, ProductCard } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { CollectionChips } from "./collection-chips";
import { ProductGrid } from "./product-grid";

type ShopViewProps = {
  collections: Collection[];
  /** The collection that is shown; null for the whole shop. */
  current: Collection | null;
  cards: ProductCard[];
  locale: Locale;
  texts: { shop: Texts<"shop">; price: Texts<"price"> };
};

/** The shop or one collection of it. */
export function ShopView({ collections, current, cards, locale, texts }: ShopViewProps) {
  const { shop, price } = texts;
  return (
    <div className="mx-auto max-w-6xl sm:px-6 lg:px-8">
      <div className="px-4 pt-5 sm:px-0 lg:pt-8">
        <h1 className="text-2xl">{current?.title ?? shop.title}</h1>
        <p className="mt-1 text-balance text-muted">{current?.description ?? shop.description}</p>
      </div>
      <CollectionChips collections={collections} current={current?.handle ?? null} locale={locale} texts={shop} />
      <p className="px-4 pb-3 text-sm text-muted sm:px-0">{fill(shop.count, { count: cards.length })}</p>
      {cards.length > 0 ? (
        <ProductGrid cards={cards} locale={locale} texts={price} />
      ) : (
        <div className="flex flex-col items-center gap-4 px-4 py-16 text-center">
          <p>{shop.empty}</p>
          <Link href={routes.shop(locale)} className={BUTTON.secondary}>
            {shop.seeAll}
          </Link>
        </div>
      )}
    </div>
  );
}
