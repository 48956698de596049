import { useCallback, useState } from "react";
import { CubeIcon } from "@/components/ui/icons";
import { notify } from "@/components/ui/notice";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { ProductOffer } from "./product-offer";

type ModelButtonProps = { product: ProductOffer; modelKey: string; locale: Locale; texts: Texts<"product"> };

const loadDialog = () => import("./model-dialog");

/** Opens a product in 3D. Nothing of it is fetched before somebody asks: it is larger than the page. */
export function ModelButton({ product, modelKey, locale, texts }: ModelButtonProps) {
  const [part, setPart] = useState<Awaited<ReturnType<typeof loadDialog>> | null>(null);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const open = () => {
    setOpen(true);
    loadDialog().then(setPart, () => {
      setOpen(false);
      notify({ text: texts.loadFailed });
    });
  };
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-busy={isOpen && !part}
        onClick={open}
        className="absolute right-3 bottom-3 inline-flex min-h-11 pressable items-center gap-1.5 rounded-full bg-glass pr-4 pl-3 text-sm font-semibold text-on-glass aria-busy:opacity-70"
      >
        <CubeIcon width={20} height={20} />
        {texts.view3d}
      </button>
      {part && (
        <part.ModelDialog
          product={product}
          modelKey={modelKey}
          isOpen={isOpen}
          onClose={close}
          locale={locale}
          words={texts}
        />
      )}
    </>
  );
}
