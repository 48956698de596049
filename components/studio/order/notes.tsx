import { type SubmitEvent, useId } from "react";
import { momentOf } from "@/components/studio/ui/dates";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, TextField } from "@/components/ui/field";
import { addOrderNote } from "@/lib/orders/staff-client";
import { Card } from "./card";
import type { OrderPartProps } from "./order-part";

/** What staff tell each other about an order. */
export function Notes({ order: { id, notes }, onChange, locale, texts: { room, ui } }: OrderPartProps) {
  const { isBusy, error, run } = useTry(ui.error);
  const errorId = useId();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    // Safe: the form has this one field of text.
    const text = new FormData(form).get("text") as string;
    run(async () => {
      onChange(await addOrderNote(id, text));
      form.reset();
    });
  };
  return (
    <Card title={room.notes}>
      <form onSubmit={submit}>
        <TextField label={room.noteHint} error={undefined} name="text" maxLength={500} required autoComplete="off" />
        <div role="alert">{error !== undefined && <FieldError id={errorId} error={error} />}</div>
        <button type="submit" disabled={isBusy} className={`${BUTTON.secondary} mt-2 w-full`}>
          {room.addNote}
        </button>
      </form>
      <ul className="mt-3 space-y-3 empty:hidden">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="wrap-anywhere">
              <bdi>{note.text}</bdi>
            </p>
            <p className="text-sm text-muted">
              {note.person} · {momentOf(note.at, locale)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
