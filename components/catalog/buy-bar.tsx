import { useQueryClient } from "@tanstack/react-query";
import { OneTap } from "@/components/one-tap/one-tap";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { loadProductParts } from "./use-product-parts";

type BuyBarProps = {
  handle: string;
  variantId: string;
  isSoldOut: boolean;
  /** In a sheet the bar is the sheet's foot; on a page it stays above the lower edge of the screen. */
  isSheet: boolean;
  locale: Locale;
  texts: Texts<"product">;
};

/** The two ways to buy what is shown. */
export function BuyBar({ handle, variantId, isSoldOut, isSheet, locale, texts }: BuyBarProps) {
  const client = useQueryClient();
  const add = () => {
    // Before what does it is here: who taps first of all would wait for its way over the network.
    notify({ text: texts.added, link: { href: routes.bag(locale), text: texts.viewBag } });
    return loadProductParts().then(
      ({ putInBag }) => putInBag(client, { handle, variantId, texts }),
      () => notify({ text: texts.addRefused }),
    );
  };
  return (
    <div data-buy-bar={isSheet ? undefined : ""} className="buy-bar">
      <div className="relative mx-auto flex max-w-xl gap-2">
        {isSoldOut ? (
          <button type="button" disabled className={`${BUTTON.secondary} flex-1`}>
            {texts.soldOut}
          </button>
        ) : (
          <OneTap {...{ variantId, locale }} onAdd={() => void add()} addLabel={texts.addToBag}>
            <button type="button" onClick={() => void add()} className={`${BUTTON.secondary} flex-1`}>
              {texts.addToBag}
            </button>
            <a href={routes.buyNow(locale, variantId, 1)} className={`${BUTTON.primary} flex-1`}>
              {texts.buyNow}
            </a>
          </OneTap>
        )}
      </div>
    </div>
  );
}
