"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useId } from "react";
import { PhotosTabs, REQUESTS_ROOM } from "@/components/studio/photos/photos-tabs";
import { PageHead } from "@/components/studio/ui/page-head";
import { BUTTON } from "@/components/ui/button";
import { FieldError, SelectField, TextField } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import { type Locale, LOCALES } from "@/lib/core/locale";
import { type Placement, PLACEMENTS } from "@/lib/core/placements";
import { REQUEST_LIMITS, RIGHTS_TERMS } from "@/lib/core/rights-requests";
import { routes } from "@/lib/core/routes";
import { PictureField } from "./picture-field";
import type { RequestTexts } from "./request-texts";
import { type RequestDraft, useNewRequest } from "./use-new-request";

type NewRequestProps = { locale: Locale; texts: RequestTexts };

const LANGUAGE_NAMES: Record<Locale, string> = { th: "ไทย", en: "English" };

/** Asks a creator: whose photo it is, and what for. */
export function NewRequest({ locale, texts: { room, ui, consent } }: NewRequestProps) {
  const router = useRouter();
  const id = useId();
  const { draft, change, faults, error, percent, isBusy, send } = useNewRequest(locale, { room, ui }, (made) =>
    router.push(routes.studioRoom(locale, `${REQUESTS_ROOM}/${made.id}`)),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <>
      <PhotosTabs locale={locale} texts={room} />
      <PageHead title={room.new} intro={room.intro} />
      <form onSubmit={submit} noValidate className="max-w-xl space-y-5 pb-10">
        <div>
          <TextField
            label={room.postLink}
            error={faults["postLink"]}
            value={draft.postLink}
            onChange={({ target }) => change({ postLink: target.value })}
            type="url"
            placeholder="https://"
            autoComplete="off"
            maxLength={REQUEST_LIMITS.link}
          />
          <p className="mt-1 text-sm text-muted">{room.postLinkHint}</p>
        </div>
        <TextField
          label={room.creatorHandle}
          error={faults["creatorHandle"]}
          value={draft.creatorHandle}
          onChange={({ target }) => change({ creatorHandle: target.value })}
          autoComplete="off"
          autoCapitalize="none"
          maxLength={REQUEST_LIMITS.handle + 1}
        />
        <PictureField file={draft.file} onChange={(file) => change({ file })} error={faults["picture"]} texts={room} />
        <Places draft={draft} change={change} error={faults["placements"]} texts={{ room, consent }} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={room.term}
            error={faults["termMonths"]}
            value={draft.termMonths ?? ""}
            onChange={({ target }) =>
              change({ termMonths: RIGHTS_TERMS.find((term) => String(term) === target.value) ?? null })
            }
          >
            <option value="">{room.noEnd}</option>
            {RIGHTS_TERMS.map((months) => (
              <option key={months} value={months}>
                {fill(room.months, { months })}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={room.language}
            error={faults["locale"]}
            value={draft.locale}
            onChange={({ target }) => change({ locale: LOCALES.find((name) => name === target.value) ?? locale })}
          >
            {LOCALES.map((name) => (
              <option key={name} value={name}>
                {LANGUAGE_NAMES[name]}
              </option>
            ))}
          </SelectField>
        </div>
        <div role="alert">{error !== undefined && <FieldError id={`${id}-error`} error={error} />}</div>
        <button type="submit" disabled={isBusy} className={`${BUTTON.primary} w-full sm:w-auto`}>
          {percent === null ? room.send : fill(room.sending, { percent })}
        </button>
      </form>
    </>
  );
}

type PlacesProps = {
  draft: RequestDraft;
  change: (change: Partial<RequestDraft>) => void;
  error: string | undefined;
  texts: Pick<RequestTexts, "room" | "consent">;
};

function Places({ draft: { placements }, change, error, texts: { room, consent } }: PlacesProps) {
  const id = useId();
  const turn = (name: Placement, isOn: boolean) =>
    change({ placements: PLACEMENTS.filter((each) => (each === name ? isOn : placements.includes(each))) });
  return (
    <fieldset aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="text-sm font-medium">{room.places}</legend>
      <div className="mt-1 grid gap-x-4 sm:grid-cols-2">
        {PLACEMENTS.map((name) => (
          <label key={name} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="checkbox"
              checked={placements.includes(name)}
              onChange={({ target }) => turn(name, target.checked)}
              className="size-5 shrink-0 accent-clay"
            />
            <span className="first-letter:uppercase">{consent[name]}</span>
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${id}-error`} error={error} />}
    </fieldset>
  );
}
