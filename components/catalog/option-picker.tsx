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
          <label key={value.code} className="group/value relative pressable">
            <input
              type="radio"
              name={name}
              value={value.code}
              checked={value.code === chosen}
              onChange={() => onPick(value.code)}
              className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-full"
            />
            <OptionFace hex={value.hex} label={value.label} isGone={isGone(value.code)} />
            {isGone(value.code) && <span className="sr-only"> ({texts.soldOut})</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const CHOSEN = "pointer-events-none peer-checked:border-ink border-2";

type OptionFaceProps = { hex: string | undefined; label: string; isGone: boolean };

function OptionFace({ hex, label, isGone }: OptionFaceProps) {
  const strike = isGone ? (
    <span className="absolute inset-x-1 top-1/2 h-px -rotate-45 bg-ink" aria-hidden="true" />
  ) : null;
  if (hex === undefined) {
    return (
      <span
        className={`${CHOSEN} relative flex min-h-11 min-w-14 items-center justify-center rounded-full border-line px-4 text-sm ${isGone ? "text-muted line-through" : ""}`}
      >
        {label}
      </span>
    );
  }
  return (
    <>
      <span className={`${CHOSEN} relative grid size-11 place-items-center rounded-full border-transparent`}>
        <span className="block size-8 rounded-full border border-muted/70" style={{ background: hex }} />
        {strike}
      </span>
      <span className="sr-only">{label}</span>
    </>
  );
}
