import { type SubmitEvent, useId, useState } from "react";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, TextField } from "@/components/ui/field";
import { notify } from "@/components/ui/notice";
import { writePackingNote } from "@/lib/orders/staff-client";
import { Card } from "./card";
import type { OrderPartProps } from "./order-part";

/** The personal line on the packing slip. */
export function SlipNote({ order: { id, version, packingNote }, onChange, texts: { room, ui } }: OrderPartProps) {
  // What is typed stays when the order changes meanwhile.
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? packingNote;
  const { isBusy, error, run } = useTry(ui.error);
  const errorId = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    run(async () => {
      try {
        onChange(await writePackingNote(id, version, text));
      } catch (refusal) {
        onChange();
        throw refusal;
      }
      setDraft(null);
      notify({ text: ui.saved });
    });
  };
  return (
    <Card title={room.slipNote}>
      <form onSubmit={submit}>
        <TextField
          label={room.slipNoteHint}
          error={undefined}
          value={text}
          onChange={({ target }) => setDraft(target.value)}
          maxLength={300}
          autoComplete="off"
        />
        <div role="alert">{error !== undefined && <FieldError id={errorId} error={error} />}</div>
        {text.trim() !== packingNote && (
          <button type="submit" disabled={isBusy} className={`${BUTTON.secondary} mt-2 w-full`}>
            {ui.save}
          </button>
        )}
      </form>
    </Card>
  );
}
