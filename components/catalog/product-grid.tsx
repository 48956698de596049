"use client";

import { LatePicture } from "@/components/ui/late-picture";
import { Link } from "@/components/ui/link";
import { Picture, SIZES } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import type { ProductCard } from "@/lib/catalog/contract";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { carry } from "./carry-over";

type ProductGridProps = { cards: ProductCard[]; locale: Locale; texts: Texts<"price"> };

/** Cards whose pictures are in the HTML: two rows of a phone, one of a desktop. */
const EARLY = 4;

/** Products side by side; a page has one `CarryOver` for all its lists. */
export function ProductTiles({ cards, isTop = false, locale, texts }: ProductGridProps & { isTop?: boolean }) {
  return (
    <ul className="grid grid-cols-2 gap-x-3 gap-y-6 px-4 pb-6 sm:grid-cols-3 sm:px-0 xl:grid-cols-4 xl:gap-x-5 xl:gap-y-9 xl:pb-9">
      {cards.map((card, index) => (
        <li key={card.handle}>
          <GridCard card={card} index={isTop ? index : EARLY} locale={locale} texts={texts} />
        </li>
      ))}
    </ul>
  );
}

type GridCardProps = {
  card: ProductCard;
  index: number;
  locale: Locale;
  texts: Texts<"price">;
};

function GridCard({ card, index, locale, texts }: GridCardProps) {
  const { handle, title, picture, price, compareAtPrice, isFrom } = card;
  const shape = "aspect-4/5 rounded-card";
  // The title says what it is: a second name for the same link would only be read out twice.
  const silent = { ...picture, alt: "" };
  return (
    <Link
      href={routes.product(locale, handle)}
      className="block pressable"
      onClick={({ currentTarget, metaKey, ctrlKey, shiftKey }) => {
        if (!metaKey && !ctrlKey && !shiftKey) carry(card, currentTarget);
      }}
    >
      {index < EARLY ? (
        <Picture picture={silent} sizes={SIZES.card} isFirst={index < 2} className={shape} />
      ) : (
        <LatePicture picture={silent} sizes={SIZES.card} className={shape} />
      )}
      <span className="mt-2 line-clamp-2 text-sm">{title}</span>
      <span className="block text-sm font-semibold">
        <Price price={price} compareAtPrice={compareAtPrice} isFrom={isFrom} locale={locale} texts={texts} />
      </span>
    </Link>
  );
}
