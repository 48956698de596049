import { variantWith } from "@/components/catalog/choice";
import { OptionPicker } from "@/components/catalog/option-picker";
import { AlertIcon } from "@/components/ui/later-icons";
import { Thumb } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { StockByVariant } from "@/lib/inventory/contract";
import type { TaggedProduct } from "@/lib/posts/contract";
import { isGoneIn, type LookChanges, type LookLine } from "./look-lines";
import type { LookTexts } from "./look-texts";

type LookRowProps = {
  line: LookLine;
  product: TaggedProduct | undefined;
  stock: StockByVariant | undefined;
  changes: LookChanges;
  onPick: (option: string, value: string) => void;
  onKeep: (isIn: boolean) => void;
  locale: Locale;
  texts: LookTexts;
};

/** One thing of a look: whether it is in, what it is, and what else it can be had in. */
export function LookRow({ line, product, onKeep, locale, texts, ...choice }: LookRowProps) {
  if (!product) return null;
  return (
    <li className="flex gap-3 border-b border-line py-4">
      <label className="-ml-2.5 grid size-11 shrink-0 cursor-pointer place-items-center self-center">
        <input
          type="checkbox"
          checked={line.isIn}
          disabled={line.isGone}
          onChange={({ currentTarget }) => onKeep(currentTarget.checked)}
          aria-label={fill(texts.look.take, { title: product.title })}
          className="size-5 accent-clay"
        />
      </label>
      <Thumb
        pictureKey={line.pictureKey}
        placeholder={product.placeholder}
        className={`h-20 w-16 shrink-0 rounded-card sm:h-25 sm:w-20 ${line.isIn ? "" : "opacity-50"}`}
      />
      <div className="min-w-0 flex-1">
        <h3 className="font-medium">{product.title}</h3>
        <p className="font-semibold">
          <Price price={line.price} compareAtPrice={line.compareAtPrice} locale={locale} texts={texts.price} />
        </p>
        <Choices line={line} texts={texts} {...choice} />
        {line.isGone && (
          <p className="mt-2 flex gap-1.5 text-sm text-danger">
            <AlertIcon className="mt-1 size-4 shrink-0" />
            {texts.look.soldOut}
          </p>
        )}
      </div>
    </li>
  );
}

type ChoicesProps = Pick<LookRowProps, "line" | "stock" | "changes" | "onPick" | "texts">;

function Choices({ line, stock, changes, onPick, texts }: ChoicesProps) {
  const { product, variant, choice } = line;
  if (!product || !variant) return choice === "" ? null : <p className="min-h-20 text-sm text-muted">{choice}</p>;
  return product.options.map((option) => (
    <div key={option.code} className="mt-2">
      <OptionPicker
        option={option}
        chosen={variant.optionValues[option.code]}
        onPick={(value) => onPick(option.code, value)}
        isGone={(value) => isGoneIn(stock, changes, variantWith(product, variant, [option.code, value]).id)}
        texts={{ soldOut: texts.look.soldOutValue }}
      />
    </div>
  ));
}
