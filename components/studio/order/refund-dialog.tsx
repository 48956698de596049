import { type SubmitEvent, useRef, useState } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { fieldErrorsOf, useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, TextField } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS } from "@/lib/core/locale";
import { formatMoney, moneyDecimal, readAmount } from "@/lib/core/money";
import { type RefundInput, refundOrder, type StaffOrder } from "@/lib/orders/staff-client";
import { keyOf, type Press } from "./press";
import type { OrderPartProps } from "./order-part";
import { RefundPieces } from "./refund-pieces";

type RefundDialogProps = OrderPartProps & { isOpen: boolean; onClose: () => void };

/** Gives money back: pieces of the order, or an amount, with a reason. */
export function RefundDialog({ isOpen, onClose, ...props }: RefundDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={props.texts.room.refundTitle}>
      <RefundForm {...props} onClose={onClose} />
    </Dialog>
  );
}

type By = "lines" | "amount";

const priceOf = ({ lines, shipping }: StaffOrder, quantities: Record<number, number>, withShipping: boolean): number =>
  lines.reduce((sum, { position, unitPrice }) => sum + (quantities[position] ?? 0) * unitPrice.amount, 0) +
  (withShipping ? shipping.amount : 0);

type Chosen = {
  by: By;
  quantities: Record<number, number>;
  withShipping: boolean;
  isRestocked: boolean;
  /** The amount as it was typed. */
  typed: string;
};

/** What is to be given back as it is chosen now, and how much that is. */
function useChosen(order: StaffOrder, by: By) {
  const [chosen, setChosen] = useState<Chosen>({
    ...{ by, quantities: {}, withShipping: false, isRestocked: true },
    typed: moneyDecimal(order.refundable),
  });
  const amount =
    chosen.by === "lines"
      ? priceOf(order, chosen.quantities, chosen.withShipping)
      : (readAmount(chosen.typed, order.total.currency) ?? 0);
  return { ...chosen, amount, change: (change: Partial<Chosen>) => setChosen((before) => ({ ...before, ...change })) };
}

type Said = { version: number; note: string };

function inputOf(
  { by, quantities, withShipping, isRestocked, amount }: ReturnType<typeof useChosen>,
  said: Said,
): RefundInput {
  if (by === "amount") return { by, ...said, amount };
  const lines = Object.entries(quantities).flatMap(([position, quantity]) =>
    quantity > 0 ? [{ position: Number(position), quantity }] : [],
  );
  return { by, ...said, lines, withShipping, isRestocked };
}

function RefundForm({ order, onChange, onClose, locale, texts }: OrderPartProps & { onClose: () => void }) {
  const { room, ui } = texts;
  const { currency } = order.total;
  const left = order.lines.filter(({ quantity, refundedQuantity }) => quantity > refundedQuantity);
  const chosen = useChosen(order, left.length > 0 ? "lines" : "amount");
  const { by, quantities, withShipping, isRestocked, typed, amount } = chosen;
  const press = useRef<Press>(null);
  const { isBusy, error, refusal, run } = useTry(ui.error);
  const errors = fieldErrorsOf(refusal);
  const isTooMuch = amount > order.refundable.amount;
  const wrong = isTooMuch ? room.tooMuch : error;
  const hows = { promptpay: room.promptPayHow, page: room.pageHow, saved_card: room.cardHow };
  const inWords = formatMoney({ amount, currency }, LANGUAGE_TAGS[locale]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Safe: a field of text.
    const note = new FormData(event.currentTarget).get("note") as string;
    const input = inputOf(chosen, { version: order.version, note });
    run(async () => {
      try {
        onChange(await refundOrder(order.id, input, keyOf(press, input)));
      } catch (problem) {
        onChange();
        throw problem;
      }
      onClose();
    });
  };
  return (
    <form onSubmit={submit} className="mt-4 space-y-4">
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="sr-only">{room.refundBy}</legend>
        {left.length > 0 && (
          <Way by="lines" text={room.refundByLines} chosen={by} onChoose={(way) => chosen.change({ by: way })} />
        )}
        <Way by="amount" text={room.refundByAmount} chosen={by} onChoose={(way) => chosen.change({ by: way })} />
      </fieldset>
      {by === "lines" ? (
        <RefundPieces
          lines={left}
          {...{ order, quantities, withShipping, isRestocked, locale, texts: room }}
          onQuantity={(position, quantity) => chosen.change({ quantities: { ...quantities, [position]: quantity } })}
          onShipping={(isGiven) => chosen.change({ withShipping: isGiven })}
          onRestock={(isBack) => chosen.change({ isRestocked: isBack })}
        />
      ) : (
        <TextField
          label={fill(room.refundAmount, { currency })}
          error={errors["amount"]}
          value={typed}
          onChange={({ target }) => chosen.change({ typed: target.value })}
          inputMode="decimal"
          required
          maxLength={20}
          autoComplete="off"
        />
      )}
      <TextField label={room.reason} error={errors["note"]} name="note" required maxLength={500} autoComplete="off" />
      <p className="text-sm text-muted">
        {fill(room.canGoBack, { amount: formatMoney(order.refundable, LANGUAGE_TAGS[locale]) })} {hows[order.method]}
      </p>
      <div role="alert">{wrong !== undefined && <FieldError id="refund-error" error={wrong} />}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" onClick={onClose} className={BUTTON.secondary}>
          {ui.cancel}
        </button>
        <button type="submit" disabled={isBusy || isTooMuch || amount <= 0} className={BUTTON.primary}>
          {fill(room.refundNow, { amount: inWords })}
        </button>
      </div>
    </form>
  );
}

type WayProps = { by: By; text: string; chosen: By; onChoose: (by: By) => void };

function Way({ by, text, chosen, onChoose }: WayProps) {
  return (
    <label className="flex min-h-12 cursor-pointer items-center gap-3 rounded-card border border-muted/70 px-3.5 has-checked:border-clay has-checked:font-semibold">
      <input
        type="radio"
        name="by"
        checked={chosen === by}
        onChange={() => onChoose(by)}
        className="size-5 accent-clay"
      />
      {text}
    </label>
  );
}
