import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { BUTTON } from "@/components/ui/button";
import { openWithHistory } from "@/components/ui/open-with-history";
import { textsQuery } from "@/lib/texts/client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { ProductOffer } from "./product-offer";
import { inCentimetres } from "./centimetres";
import { ModelStage } from "./model-stage";

type ModelDialogProps = {
  product: ProductOffer;
  modelKey: string;
  isOpen: boolean;
  onClose: () => void;
  locale: Locale;
  words: Texts<"product">;
};

const hasColours = ({ options }: ProductOffer) => options.some(({ values }) => values.some(({ hex }) => hex));

/**
 * A product in 3D over the whole screen: a finger that turns it scrolls nothing. Back, Escape and its button, which is
 * where the thumb is, close it; what was opened once stays ready.
 */
export function ModelDialog({ product, modelKey, isOpen, onClose, locale, words }: ModelDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { data: texts, isError, refetch } = useQuery(textsQuery("model", locale));
  useEffect(() => (isOpen ? openWithHistory(dialog.current, onClose) : undefined), [isOpen, onClose]);
  return (
    <dialog
      ref={dialog}
      aria-label={texts ? fill(texts.title, { title: product.title }) : product.title}
      onClose={onClose}
      className="sheet fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none overflow-hidden bg-paper p-0 text-ink lg:inset-8 lg:m-auto lg:h-auto lg:max-w-4xl lg:rounded-sheet"
    >
      <div className="flex h-full flex-col">
        {texts ? (
          <ModelStage product={product} modelKey={modelKey} texts={texts} words={words} />
        ) : (
          <div className="grid flex-1 content-center justify-items-center gap-3" role="status">
            {isError && (
              <>
                {words.loadFailed}
                <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
                  {words.retry}
                </button>
              </>
            )}
          </div>
        )}
        <div className="mx-auto w-full max-w-xl px-4 pt-2 pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
          {texts && (
            <p className="text-center font-semibold">
              {product.dimensionsMm && fill(texts.actualSize, inCentimetres(product.dimensionsMm, locale))}
            </p>
          )}
          {texts && hasColours(product) && <p className="text-center text-sm text-muted">{texts.oneColour}</p>}
          <button type="button" onClick={() => dialog.current?.close()} className={`${BUTTON.secondary} mt-3 w-full`}>
            {words.close}
          </button>
        </div>
      </div>
    </dialog>
  );
}
