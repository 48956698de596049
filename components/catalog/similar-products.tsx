import { Link } from "@/components/ui/link";
import { Picture } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import type { ProductCard } from "@/lib/catalog/contract";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { RELATED } from "./related-skeleton";

type SimilarProductsProps = { title: string; cards: readonly ProductCard[]; locale: Locale; texts: Texts<"price"> };

/** Products like this one, in a row to swipe. */
export function SimilarProducts({ title, cards, locale, texts }: SimilarProductsProps) {
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="similar">
      <h2 id="similar" className={RELATED.heading}>
        {title}
      </h2>
      <ul className={RELATED.rail}>
        {cards.map(({ handle, picture, price, compareAtPrice, isFrom, ...card }) => (
          <li key={handle} className={RELATED.card}>
            <Link href={routes.product(locale, handle)} className="block pressable">
              <Picture picture={{ ...picture, alt: "" }} sizes="144px" className="aspect-4/5 rounded-card" />
              <span className={`block ${RELATED.words}`}>
                <span className="line-clamp-2">{card.title}</span>
                <span className="block font-semibold">
                  <Price price={price} compareAtPrice={compareAtPrice} isFrom={isFrom} locale={locale} texts={texts} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
