import type { ReactNode } from "react";
import { ChevronDownIcon } from "@/components/ui/later-icons";
import type { ProductView } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { inCentimetres } from "./centimetres";

type ProductFactsProps = { product: ProductView; locale: Locale; texts: Texts<"product"> };

/** What it is, what it is made of, how to keep it, and how large it is. */
export function ProductFacts({ product, locale, texts }: ProductFactsProps) {
  const number = new Intl.NumberFormat(LANGUAGE_TAGS[locale]);
  return (
    <div className="divide-y divide-line border-y border-line">
      <Fact title={texts.details} isOpen>
        {product.description}
      </Fact>
      {product.materials && <Fact title={texts.materials}>{product.materials}</Fact>}
      {product.care && <Fact title={texts.care}>{product.care}</Fact>}
      <Fact title={texts.size}>
        {product.dimensionsMm && (
          <>
            {fill(texts.dimensions, inCentimetres(product.dimensionsMm, locale))}
            <br />
          </>
        )}
        {fill(texts.weight, { weight: number.format(product.weightGrams) })}
      </Fact>
    </div>
  );
}

function Fact({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group">
      <summary className="flex min-h-12 pressable items-center justify-between font-semibold">
        {title}
        <ChevronDownIcon width={20} height={20} className="text-muted transition-transform group-open:rotate-180" />
      </summary>
      <p className="max-w-prose pb-4">{children}</p>
    </details>
  );
}
