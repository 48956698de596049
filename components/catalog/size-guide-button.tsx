import { useCallback, useState } from "react";
import type { Locale } from "@/lib/core/locale";
import { useProductParts } from "./use-product-parts";

type SizeGuideButtonProps = {
  /** Handle of the collection whose sizes they are. */
  collection: string;
  /** Handle of the product that is looked at. */
  product: string;
  locale: Locale;
  text: string;
};

/** Opens the sizes of a product and its neighbours. */
export function SizeGuideButton({ text, ...guide }: SizeGuideButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const parts = useProductParts(isOpen);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="-my-2 min-h-11 pressable self-start text-sm underline underline-offset-4"
      >
        {text}
      </button>
      {parts && <parts.SizeGuide {...guide} isOpen={isOpen} onClose={close} />}
    </>
  );
}
