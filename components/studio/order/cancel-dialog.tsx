import { type SubmitEvent, useRef, useState } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, TextField } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";
import { cancelOrder } from "@/lib/orders/staff-client";
import { Check } from "./check";
import type { OrderPartProps } from "./order-part";
import { keyOf, type Press } from "./press";

type CancelDialogProps = OrderPartProps & { isOpen: boolean; onClose: () => void };

/** Cancels an order that has not left: says what follows, and asks why. */
export function CancelDialog({ isOpen, onClose, ...props }: CancelDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={fill(props.texts.room.cancelTitle, { number: props.order.number })}
    >
      <CancelForm {...props} onClose={onClose} />
    </Dialog>
  );
}

function CancelForm({ order, onChange, onClose, locale, texts }: OrderPartProps & { onClose: () => void }) {
  const { room, ui } = texts;
  const [isRestocked, setRestocked] = useState(true);
  const press = useRef<Press>(null);
  const { isBusy, error, run } = useTry(ui.error);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Safe: a field of text.
    const note = new FormData(event.currentTarget).get("note") as string;
    const input = { version: order.version, note, isRestocked };
    run(async () => {
      try {
        onChange(await cancelOrder(order.id, input, keyOf(press, input)));
      } catch (problem) {
        onChange();
        throw problem;
      }
      onClose();
    });
  };
  const isCharged = order.payment !== "authorized";
  const how = isCharged ? (order.refundable.amount > 0 ? room.cancelHow : room.cancelNoMoney) : room.cancelUncharged;
  const amount = formatMoney(order.refundable, LANGUAGE_TAGS[locale]);
  return (
    <form onSubmit={submit} className="mt-4 space-y-4">
      <p>{fill(how, { amount })}</p>
      {order.method === "promptpay" && <p className="text-sm text-muted">{room.promptPayHow}</p>}
      <TextField label={room.reason} error={undefined} name="note" required maxLength={500} autoComplete="off" />
      {isCharged && <Check label={room.restockAll} isTicked={isRestocked} onChange={setRestocked} />}
      <div role="alert">{error !== undefined && <FieldError id="cancel-error" error={error} />}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" onClick={onClose} className={BUTTON.secondary}>
          {room.keepOrder}
        </button>
        <button type="submit" disabled={isBusy} className={BUTTON.primary}>
          {room.cancelNow}
        </button>
      </div>
    </form>
  );
}
