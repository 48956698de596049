"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Conflict } from "@/components/studio/ui/conflict";
import { ListState } from "@/components/studio/ui/list-state";
import { SaveBar } from "@/components/studio/ui/save-bar";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { useEditor } from "@/components/studio/ui/use-editor";
import { wordsOf } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { notify } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import { type PreviewInput, resetText, saveText, type StaffText, textQuery } from "@/lib/content/staff-client";
import { type Locale, LOCALES } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { CONTENT_PAGES, type ContentPageName } from "@/lib/core/routes";
import type { SettingsTexts } from "./settings-texts";
import { TextFields } from "./text-fields";
import { TextPreview } from "./text-preview";

type EditorTexts = SettingsTexts & { pages: Texts<"pages"> };
type TextEditorProps = { locale: Locale; texts: EditorTexts };
type Name = { page: ContentPageName; language: Locale };

const LANGUAGE_NAMES: Record<Locale, string> = { th: "ไทย", en: "English" };

/** The pages of text: which one, its words, and how it will look. */
export function TextEditor({ locale, texts }: TextEditorProps) {
  const { room, ui, pages } = texts;
  const [name, setName] = useState<Name>({ page: "returns", language: locale });
  const [isChanged, setChanged] = useState(false);
  // What is chosen before anybody listens, or put back by the browser, would name one text and show another.
  const waiting = { disabled: !useHydrated(), autoComplete: "off" };
  const choose = (change: Partial<Name>) => {
    if (!isChanged || window.confirm(ui.leave)) setName({ ...name, ...change });
  };
  return (
    <>
      <div className="mb-5 grid gap-4 sm:max-w-lg sm:grid-cols-2">
        <SelectField
          label={room.page}
          error={undefined}
          {...waiting}
          value={name.page}
          // Safe: the options are these names.
          onChange={({ target }) => choose({ page: target.value as ContentPageName })}
        >
          {CONTENT_PAGES.map((page) => (
            <option key={page} value={page}>
              {pages[page]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={room.language}
          error={undefined}
          {...waiting}
          value={name.language}
          // Safe: the options are these languages.
          onChange={({ target }) => choose({ language: target.value as Locale })}
        >
          {LOCALES.map((each) => (
            <option key={each} value={each}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </SelectField>
      </div>
      <OneText key={`${name.page} ${name.language}`} {...name} onChanged={setChanged} locale={locale} texts={texts} />
    </>
  );
}

type OneTextProps = TextEditorProps & Name & { onChanged: (isChanged: boolean) => void };

const wordsIn = ({ title, description, body }: StaffText): PreviewInput => ({ title, description, body });

function OneText({ page, language, onChanged, locale, texts }: OneTextProps) {
  const { room, ui } = texts;
  const client = useQueryClient();
  const query = useQuery(textQuery(page, language));
  const keep = (text: StaffText) => {
    client.setQueryData(textQuery(page, language).queryKey, text);
    onChanged(false);
  };
  const editor = useEditor<StaffText, PreviewInput>({
    ...{ seen: query.data, draftOf: wordsIn, onSaved: keep, offline: ui.error },
    reload: () => client.query({ ...textQuery(page, language), staleTime: 0 }),
    send: async (words, version) => {
      const text = await saveText(page, language, { ...words, version });
      notify({ text: room.savedText });
      return text;
    },
  });
  const reset = (version: number) => {
    if (!window.confirm(room.resetTextAsk)) return;
    resetText(page, language, version)
      .then((text) => {
        keep(text);
        editor.discard();
        notify({ text: room.textReset });
      })
      .catch((refusal: unknown) => notify({ text: wordsOf(refusal, ui.error) }));
  };
  const { draft, faults } = editor;
  return (
    <ListState query={query} count={1} empty={null} locale={locale} texts={ui}>
      {editor.hasConflict && (
        <Conflict isBusy={editor.isBusy} onOpenTheirs={editor.openTheirs} onKeepMine={editor.keepMine} texts={ui} />
      )}
      {draft && query.data && (
        <div className="grid gap-8 lg:grid-cols-2">
          <div className="min-w-0">
            <div className="mb-3 flex min-h-12 flex-wrap items-center gap-3">
              <StatusPill tone={query.data.isWritten ? "warn" : "plain"}>
                {query.data.isWritten ? room.isWritten : room.isShipped}
              </StatusPill>
              {query.data.isWritten && (
                <button type="button" onClick={() => reset(query.data.version)} className={BUTTON.secondary}>
                  {room.resetText}
                </button>
              )}
            </div>
            <TextFields
              draft={draft}
              set={(change) => {
                onChanged(true);
                editor.set(change);
              }}
              faults={faults}
              language={language}
              texts={room}
            />
          </div>
          <TextPreview page={page} language={language} words={draft} texts={room} />
        </div>
      )}
      <SaveBar
        {...editor}
        onSave={editor.save}
        onDiscard={() => {
          editor.discard();
          onChanged(false);
        }}
        texts={ui}
      />
    </ListState>
  );
}
