import { type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { fieldErrorsOf, useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, SelectField, TextField } from "@/components/ui/field";
import { notify } from "@/components/ui/notice";
import { CARRIER_IDS, carrierName, isCarrierId } from "@/lib/core/carriers";
import { fill } from "@/lib/core/fill";
import { changeParcel, shipOrder } from "@/lib/orders/staff-client";
import type { Asked, OrderPartProps } from "./order-part";

type ParcelDialogProps = OrderPartProps & { asked: Asked; onClose: () => void };

const OTHER = "other";

/** With whom a parcel goes and under which number: when it leaves, or when the first word was wrong. */
export function ParcelDialog({ asked, onClose, ...props }: ParcelDialogProps) {
  const { room } = props.texts;
  const isOpen = asked === "ship" || asked === "parcel";
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={asked === "parcel" ? room.changeParcel : room.shipTitle}>
      <ParcelForm {...props} isCorrection={asked === "parcel"} onClose={onClose} />
    </Dialog>
  );
}

type ParcelFormProps = OrderPartProps & { isCorrection: boolean; onClose: () => void };

/** Which choice stands for a stored carrier; the first one before there is any. */
const choiceOf = (carrier: string | null): string =>
  carrier === null ? "thailand_post" : isCarrierId(carrier) ? carrier : OTHER;

/** The name of a carrier that we do not know. */
const nameOf = (carrier: string | null): string => (carrier === null || isCarrierId(carrier) ? "" : carrier);

function ParcelForm({ order, onChange, isCorrection, onClose, locale, texts: { room, ui } }: ParcelFormProps) {
  const [choice, setChoice] = useState<string>(choiceOf(order.carrier));
  const { isBusy, error, refusal, run } = useTry(ui.error);
  const [send, how, button] = isCorrection
    ? [changeParcel, room.correctHow, ui.save]
    : [shipOrder, room.shipHow, room.shipNow];
  const isOther = choice === OTHER;
  const errors = fieldErrorsOf(refusal);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Safe: each field of the form is one line of text.
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const carrier = isOther ? (typed["name"] ?? "") : choice;
    const parcel = { version: order.version, carrier, trackingNumber: typed["trackingNumber"] ?? "" };
    run(async () => {
      try {
        onChange(await send(order.id, parcel));
      } catch (problem) {
        onChange();
        throw problem;
      }
      notify({ text: fill(room.shipped, { email: order.contact.email }) });
      onClose();
    });
  };
  return (
    <form onSubmit={submit} className="mt-4 space-y-4">
      <SelectField
        label={room.carrier}
        error={isOther ? undefined : errors["carrier"]}
        value={choice}
        onChange={({ target }) => setChoice(target.value)}
      >
        {CARRIER_IDS.map((id) => (
          <option key={id} value={id}>
            {carrierName(id, locale)}
          </option>
        ))}
        <option value={OTHER}>{room.otherCarrier}</option>
      </SelectField>
      {isOther && (
        <TextField
          label={room.carrierName}
          error={errors["carrier"]}
          name="name"
          defaultValue={nameOf(order.carrier)}
          required
          maxLength={60}
          autoComplete="off"
        />
      )}
      <TextField
        label={isOther ? room.trackingMaybe : room.trackingNumber}
        error={errors["trackingNumber"]}
        name="trackingNumber"
        defaultValue={order.trackingNumber ?? ""}
        required={choice !== OTHER}
        maxLength={60}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <p className="text-sm text-muted">{fill(how, { email: order.contact.email })}</p>
      <div role="alert">
        {error !== undefined && Object.keys(errors).length === 0 && <FieldError id="parcel-error" error={error} />}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" onClick={onClose} className={BUTTON.secondary}>
          {ui.cancel}
        </button>
        <button type="submit" disabled={isBusy} className={BUTTON.primary}>
          {button}
        </button>
      </div>
    </form>
  );
}
