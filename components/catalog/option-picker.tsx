import { useId } from "react";
import type { ProductView } from "@/lib/catalog/contract";
import type { Texts } from "@/lib/core/messages";

type Option = ProductView["options"][number];

type OptionPickerProps = {
  option: Option;
  /** Code of the chosen value. */
  chosen: string | undefined;
  onPick: (value: string) => void;
  /** Whether what a value leads to is gone; it can still be picked, to read about it. */
  isGone: (value: string) => boolean;
  texts: Pick<Texts<"product">, "soldOut">;
};

/** One option of a product as a group of radio buttons: colour swatches or words. */
export function OptionPicker({ option, chosen, onPick, isGone, texts }: OptionPickerProps) {
  const name = useId();
  const label = option.values.find(({ code }) => code === chosen)?.label;
  return (
    <fieldset>
      <legend className="text-sm">
        <span className="text-muted">{option.label}</span> <span className="font-semibold">{label}</span>
      </legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {option.values.map((value) => (
          <label key={value.code} className="choice pressable">
            <input
              type="radio"
              name={name}
              value={value.code}
              checked={value.code === chosen}
              onChange={() => onPick(value.code)}
            />
            <OptionFace hex={value.hex} label={value.label} isGone={isGone(value.code)} />
            {isGone(value.code) && <span className="sr-only"> ({texts.soldOut})</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type OptionFaceProps = { hex: string | undefined; label: string; isGone: boolean };

// Its looks are in app/looks.css: a page of many choices would repeat them in its script and its HTML.
function OptionFace({ hex, label, isGone }: OptionFaceProps) {
  if (hex === undefined) return <span data-gone={isGone}>{label}</span>;
  return (
    <>
      <span data-gone={isGone} style={{ color: hex }} />
      <span className="sr-only">{label}</span>
    </>
  );
}
