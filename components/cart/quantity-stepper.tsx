import { ICON_BUTTON } from "@/components/ui/button";
import { MinusIcon, PlusIcon } from "@/components/ui/later-icons";

type QuantityStepperProps = {
  label: string;
  quantity: number;
  max: number;
  onChange: (quantity: number) => void;
  texts: { fewer: string; more: string };
};

/** How many: two buttons of 44 px round a number that is read out when it changes. */
export function QuantityStepper({ label, quantity, max, onChange, texts }: QuantityStepperProps) {
  // Not `disabled`: the focus would be lost under the finger of somebody who uses the keyboard.
  const step = (isPossible: boolean, next: number) => ({
    type: "button" as const,
    className: `${ICON_BUTTON} aria-disabled:cursor-default aria-disabled:opacity-35`,
    "aria-disabled": !isPossible,
    onClick: () => isPossible && onChange(next),
  });
  return (
    <div role="group" aria-label={label} className="inline-flex items-center rounded-full border border-muted/70">
      <button {...step(quantity > 1, Math.min(quantity - 1, Math.max(1, max)))} aria-label={texts.fewer}>
        <MinusIcon className="size-5" />
      </button>
      <output className="min-w-7 text-center font-semibold price">{quantity}</output>
      <button {...step(quantity < max, quantity + 1)} aria-label={texts.more}>
        <PlusIcon className="size-5" />
      </button>
    </div>
  );
}
