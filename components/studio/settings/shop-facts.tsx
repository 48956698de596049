"use client";

import type { ComponentProps } from "react";
import { Conflict } from "@/components/studio/ui/conflict";
import { ListState } from "@/components/studio/ui/list-state";
import { SaveBar } from "@/components/studio/ui/save-bar";
import { TextField } from "@/components/ui/field";
import type { Locale } from "@/lib/core/locale";
import { type FactsInput, saveFacts, type StaffSettings } from "@/lib/settings/staff-client";
import { CurrencyChoice } from "./currency-choice";
import { LogoField } from "./logo-field";
import { Section } from "./section";
import type { SettingsTexts } from "./settings-texts";
import { useSettings } from "./use-settings";

type Facts = Omit<FactsInput, "version">;
type TextName = Exclude<keyof Facts, "returnDays" | "currencies">;

const factsOf = ({ name, about, email, phone, address, returnDays, currencies }: StaffSettings): Facts => ({
  ...{ nameTh: name.th, nameEn: name.en, aboutTh: about.th, aboutEn: about.en, email, phone },
  ...{ addressTh: address.th, addressEn: address.en, returnDays, currencies },
});

/** Who the shop is and how it trades. */
export function ShopFacts({ locale, texts }: { locale: Locale; texts: SettingsTexts }) {
  const { room, ui } = texts;
  const { query, editor, keep } = useSettings<Facts>({
    draftOf: factsOf,
    send: (facts, version) => saveFacts({ ...facts, version }),
    saved: room.savedShop,
    offline: ui.error,
  });
  const { draft, set, faults } = editor;
  const field = (name: TextName, more: Omit<ComponentProps<"input">, "className"> = {}) => (
    <TextField
      label={room[name]}
      error={faults[name]}
      name={name}
      value={draft?.[name] ?? ""}
      onChange={({ target }) => set({ [name]: target.value })}
      autoComplete="off"
      {...more}
    />
  );
  return (
    <ListState query={query} count={1} empty={null} locale={locale} texts={ui}>
      {editor.hasConflict && (
        <Conflict isBusy={editor.isBusy} onOpenTheirs={editor.openTheirs} onKeepMine={editor.keepMine} texts={ui} />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          editor.save();
        }}
      >
        <Section title={room.who} hint={room.aboutHint}>
          {field("nameTh", { lang: "th", maxLength: 40 })}
          {field("nameEn", { lang: "en", maxLength: 40 })}
          {field("aboutTh", { lang: "th", maxLength: 200 })}
          {field("aboutEn", { lang: "en", maxLength: 200 })}
        </Section>
        <Section title={room.logo} hint={room.logoHint}>
          {query.data && <LogoField settings={query.data} onSaved={keep} locale={locale} texts={texts} />}
        </Section>
        <Section title={room.contact} hint={room.contactHint}>
          {field("email", { type: "email", maxLength: 254 })}
          {field("phone", { type: "tel", maxLength: 30 })}
          {field("addressTh", { lang: "th", maxLength: 200 })}
          {field("addressEn", { lang: "en", maxLength: 200 })}
        </Section>
        <Section title={room.trade} hint={room.returnDaysHint}>
          <TextField
            label={room.returnDays}
            error={faults["returnDays"]}
            name="returnDays"
            type="number"
            inputMode="numeric"
            min={0}
            max={365}
            value={draft && Number.isFinite(draft.returnDays) ? draft.returnDays : ""}
            onChange={({ target }) => set({ returnDays: target.valueAsNumber })}
          />
          <CurrencyChoice
            value={draft?.currencies ?? []}
            onChange={(currencies) => set({ currencies })}
            error={faults["currencies"]}
            locale={locale}
            texts={room}
          />
        </Section>
      </form>
      <SaveBar {...editor} onSave={editor.save} onDiscard={editor.discard} texts={ui} />
    </ListState>
  );
}
