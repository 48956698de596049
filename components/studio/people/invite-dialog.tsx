import type { SubmitEvent } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, SelectField, TextField } from "@/components/ui/field";
import { notify } from "@/components/ui/notice";
import { fill } from "@/lib/core/fill";
import { type Locale, LOCALES } from "@/lib/core/locale";
import { STAFF_ROLES } from "@/lib/core/roles";
import { type InviteInput, invitePerson } from "@/lib/staff/client";
import type { PeopleTexts } from "./people-texts";

type InviteDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
  locale: Locale;
  texts: PeopleTexts;
};

const LANGUAGE_NAMES: Record<Locale, string> = { th: "ไทย", en: "English" };

/** Takes somebody into the staff: name, address, role, language. */
export function InviteDialog({ isOpen, onClose, onDone, locale, texts: { room, ui, roles } }: InviteDialogProps) {
  const { isBusy, error, run, forget } = useTry(ui.error);
  const may = { curator: room.curatorMay, manager: room.managerMay, admin: room.adminMay };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Safe: each field of the form is one line of text, and the selects offer nothing else.
    const input = Object.fromEntries(new FormData(event.currentTarget)) as InviteInput;
    run(async () => {
      await invitePerson(input);
      notify({ text: fill(room.invited, { email: input.email }) });
      onDone();
      onClose();
    });
  };
  const close = () => {
    forget();
    onClose();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={room.inviteTitle}>
      <form onSubmit={submit} className="mt-4 space-y-4">
        <TextField label={room.name} error={undefined} name="name" required maxLength={80} autoComplete="off" />
        <TextField
          label={room.email}
          error={undefined}
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="off"
        />
        <SelectField label={room.role} error={undefined} name="role">
          {STAFF_ROLES.map((role) => (
            <option key={role} value={role}>
              {roles[role]} · {may[role]}
            </option>
          ))}
        </SelectField>
        <SelectField label={room.language} error={undefined} name="locale" defaultValue={locale}>
          {LOCALES.map((each) => (
            <option key={each} value={each}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </SelectField>
        <div role="alert">{error !== undefined && <FieldError id="invite-error" error={error} />}</div>
        <div className="flex flex-wrap justify-end gap-2">
          <button type="button" onClick={close} className={BUTTON.secondary}>
            {ui.cancel}
          </button>
          <button type="submit" disabled={isBusy} className={BUTTON.primary}>
            {room.inviteSend}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
