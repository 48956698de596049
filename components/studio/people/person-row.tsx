import { Select } from "@/components/studio/ui/select";
import { momentOf } from "@/components/studio/ui/dates";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { TABLE } from "@/components/studio/ui/table";
import { wordsOf } from "@/components/ui/use-try";
import { notify } from "@/components/ui/notice";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { ROLES } from "@/lib/core/roles";
import { changePerson, type Person, type PersonChange } from "@/lib/staff/client";
import type { PeopleTexts } from "./people-texts";

type PersonRowProps = { person: Person; isOwn: boolean; onChange: () => void; locale: Locale; texts: PeopleTexts };

const ACTION = "min-h-11 pressable rounded-full px-3 underline underline-offset-4";

/** One person: what they may do, when they were here, and what can be done about it. */
export function PersonRow({ person, isOwn, onChange, locale, texts: { room, ui, roles } }: PersonRowProps) {
  const { id, name, email, role, isBanned, signedInAt, sessionCount } = person;
  const change = (what: PersonChange, said: string) => {
    changePerson(id, what)
      .then(() => notify({ text: fill(said, { name }) }))
      .catch((refusal: unknown) => notify({ text: wordsOf(refusal, ui.error) }))
      .finally(onChange);
  };
  return (
    <tr data-row className={TABLE.row}>
      <td className={TABLE.cell}>
        <span className="flex flex-wrap items-center gap-2 font-medium">
          <bdi>{name}</bdi> {isBanned && <StatusPill tone="bad">{room.banned}</StatusPill>}
        </span>
        <span className="block text-sm break-all text-muted">{email}</span>
      </td>
      <td className={TABLE.cell}>
        <Select
          aria-label={`${room.role}: ${name}`}
          value={role}
          disabled={isOwn}
          onChange={({ target }) => change({ role: target.value as Person["role"] }, room.changed)}
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {roles[each]}
            </option>
          ))}
        </Select>
      </td>
      <td className={`${TABLE.cell} text-sm`}>
        {signedInAt === null ? room.never : momentOf(signedInAt, locale)}
        {sessionCount > 0 && <span className="block text-muted">{fill(room.sessions, { count: sessionCount })}</span>}
      </td>
      <td className={TABLE.cell}>
        <span className="-ml-3 flex flex-wrap">
          {sessionCount > 0 && (
            <button type="button" onClick={() => change({ isSignedOut: true }, room.signedOut)} className={ACTION}>
              {room.signOut}
            </button>
          )}
          {!isOwn && (
            <button
              type="button"
              onClick={() => {
                if (isBanned || window.confirm(fill(room.banAsk, { name })))
                  change({ isBanned: !isBanned }, room.changed);
              }}
              className={`${ACTION} ${isBanned ? "" : "text-danger"}`}
            >
              {isBanned ? room.unban : room.ban}
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}
