import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddMany } from "@/components/cart/use-add-many";
import { BUTTON } from "@/components/ui/button";
import type { Companion, Variant } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import { stockQuery } from "@/lib/inventory/client";
import { isSoldOut, shownVariant } from "./choice";
import { choiceWords } from "./choice-words";
import { useChosenVariant } from "./chosen-variant";
import type { ProductOffer } from "./product-offer";
import { RELATED } from "./related-skeleton";
import { TogetherRow } from "./together-row";

type BoughtTogetherProps = {
  product: ProductOffer;
  companions: readonly Companion[];
  locale: Locale;
  texts: { more: Texts<"productMore">; price: Texts<"price"> };
};

/** This product, as it is chosen above, and what others took with it: with one press. */
export function BoughtTogether({ product, companions, locale, texts }: BoughtTogetherProps) {
  const { data: stock } = useQuery(stockQuery(product.handle));
  const chosen = useChosenVariant();
  const { isAdding, add } = useAddMany(locale);
  const [leftOut, leaveOut] = useState<readonly string[]>([]);
  const [refused, refuse] = useState<readonly string[]>([]);
  if (companions.length === 0) return null;
  const own = ownRow(product, chosen ?? shownVariant(product, stock));
  const rows = [own, ...companions].map((row) => {
    const isGone = refused.includes(row.variantId) || isSoldOut(stock, row.variantId);
    return { ...row, isGone, isIn: !isGone && !leftOut.includes(row.handle) };
  });
  const wanted = rows.filter(({ isIn }) => isIn);
  const take = async () => {
    const lines = wanted.map(({ variantId }) => ({ variantId, quantity: 1 }));
    const answer = await add(lines, texts.more);
    if (answer) refuse([...refused, ...answer.refused.map(({ variantId }) => variantId)]);
  };
  const amount = wanted.reduce((sum, { price }) => sum + price.amount, 0);
  const total = formatMoney({ ...own.price, amount }, LANGUAGE_TAGS[locale]);
  return (
    <section aria-labelledby="together" className="max-w-xl">
      <h2 id="together" className={RELATED.heading}>
        {texts.more.together}
      </h2>
      <ul>
        {rows.map((row) => (
          <TogetherRow
            key={row.handle}
            row={row}
            isOwn={row.handle === product.handle}
            onKeep={(isIn) =>
              leaveOut(isIn ? leftOut.filter((handle) => handle !== row.handle) : [...leftOut, row.handle])
            }
            locale={locale}
            texts={texts}
          />
        ))}
      </ul>
      <button
        type="button"
        disabled={wanted.length === 0 || isAdding}
        aria-busy={isAdding}
        onClick={() => void take()}
        className={`${BUTTON.secondary} ${RELATED.foot} w-full`}
      >
        {wanted.length === 0 ? texts.more.addNone : `${fill(texts.more.add, { count: wanted.length })} · ${total}`}
      </button>
    </section>
  );
}

function ownRow(product: ProductOffer, variant: Variant): Companion {
  const { handle, title, pictures } = product;
  const picture = pictures.find(({ key }) => key === variant.pictureKey) ?? pictures[0];
  if (!picture) throw new Error(`The product ${handle} has no picture.`);
  const { id: variantId, price, compareAtPrice } = variant;
  return { variantId, handle, title, choice: choiceWords(product, variant), price, compareAtPrice, picture };
}
