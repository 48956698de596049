"use client";

import { Select } from "@/components/studio/ui/select";
import { useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { TABLE } from "@/components/studio/ui/table";
import { useKeys } from "@/components/studio/ui/use-keys";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError, SelectField } from "@/components/ui/field";
import { ChevronDownIcon } from "@/components/ui/later-icons";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { importQuery, type MapImportInput, mapImport, type ProductImport } from "@/lib/imports/staff-client";
import type { ImportTexts } from "./import-texts";

type ColumnMappingProps = { data: ProductImport; locale: Locale; texts: ImportTexts };
type Settings = MapImportInput["settings"];

/** How each column of the file is read. The shop proposes it; whoever knows better changes it and looks again. */
export function ColumnMapping({ data, locale, texts: { room, ui } }: ColumnMappingProps) {
  const client = useQueryClient();
  const { isBusy, error, run } = useTry(ui.error);
  const [mapping, setMapping] = useState(data.mapping);
  const [settings, setSettings] = useState(data.settings);
  const isChanged = JSON.stringify([mapping, settings]) !== JSON.stringify([data.mapping, data.settings]);
  const check = () =>
    run(async () => {
      const input = { version: data.version, mapping, settings };
      client.setQueryData(importQuery(data.id).queryKey, await mapImport(data.id, input));
    });
  useKeys({ "Ctrl+s": () => isChanged && !isBusy && check() });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    check();
  };
  const read = (column: string, field: string) => {
    const others = Object.entries(mapping).filter(([name]) => name !== column);
    setMapping(Object.fromEntries(field === "" ? others : [...others, [column, field]]));
  };
  const fields = fieldNames(room.fields, data.currencies);
  const isNeeded = data.counts !== null && data.counts.created + data.counts.changed + data.counts.unchanged === 0;
  return (
    <details open={isNeeded} className="group rounded-card border border-line px-4">
      <summary className="flex min-h-14 cursor-pointer items-center gap-x-3 py-2">
        <h2 className="text-lg">{room.mapping}</h2>
        <span className="min-w-0 text-sm text-muted">
          {fill(room.mappingIntro, { count: Object.keys(mapping).length, total: data.columns.length })}
        </span>
        <ChevronDownIcon className="ml-auto size-5 shrink-0 text-muted group-open:rotate-180" />
      </summary>
      <form onSubmit={submit} className="pb-4">
        <SettingFields data={data} settings={settings} onChange={setSettings} locale={locale} texts={room} />
        <table className={TABLE.table}>
          <thead className={TABLE.head}>
            <tr>
              {[room.column, room.sample, room.readAs].map((name) => (
                <th key={name} scope="col" className={TABLE.headCell}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className={TABLE.body}>
            {data.columns.map((column) => (
              <ColumnRow
                key={column.name}
                column={column}
                mapping={mapping}
                isBusy={isBusy}
                onRead={read}
                fields={fields}
                texts={room}
              />
            ))}
          </tbody>
        </table>
        {isChanged && (
          <div className="sticky bottom-0 flex flex-wrap items-center gap-3 bg-paper py-3">
            <button type="submit" disabled={isBusy} className={BUTTON.primary}>
              {room.check}
            </button>
            <button
              type="button"
              disabled={isBusy}
              onClick={() => {
                setMapping(data.mapping);
                setSettings(data.settings);
              }}
              className={BUTTON.secondary}
            >
              {ui.discard}
            </button>
          </div>
        )}
        <div role="alert">{error !== undefined && <FieldError id="mapping-error" error={error} />}</div>
      </form>
    </details>
  );
}

type ColumnRowProps = {
  column: ProductImport["columns"][number];
  mapping: MapImportInput["mapping"];
  isBusy: boolean;
  onRead: (column: string, field: string) => void;
  fields: readonly [string, string][];
  texts: ImportTexts["room"];
};

function ColumnRow({ column: { name, sample }, mapping, isBusy, onRead, fields, texts }: ColumnRowProps) {
  const taken = new Set(Object.values(mapping));
  const own = mapping[name];
  return (
    <tr className={TABLE.row}>
      <td className={`${TABLE.cell} max-w-72 break-words`}>
        <bdi className={own === undefined ? "text-muted" : "font-medium"}>{name}</bdi>
      </td>
      <td className={`${TABLE.cell} max-w-72 truncate text-sm text-muted`}>
        <bdi>{sample}</bdi>
      </td>
      <td className={`${TABLE.cell} md:w-72`}>
        <Select
          aria-label={`${texts.readAs}: ${name}`}
          value={own ?? ""}
          disabled={isBusy}
          onChange={({ target }) => onRead(name, target.value)}
          className="w-full"
        >
          <option value="">{texts.notRead}</option>
          {fields.map(([field, text]) => (
            <option key={field} value={field} disabled={taken.has(field) && own !== field}>
              {text}
            </option>
          ))}
        </Select>
      </td>
    </tr>
  );
}

/** What a product has in both languages: a file may have it once, or for each. */
const TRANSLATED: ReadonlySet<string> = new Set([
  "title",
  "description",
  "materials",
  "care",
  "seoTitle",
  "seoDescription",
]);
const PRICES: ReadonlySet<string> = new Set(["price", "compareAtPrice"]);

/** Every field with its name; texts also in each language, prices in each currency. */
function fieldNames(fields: ImportTexts["room"]["fields"], currencies: readonly string[]): [string, string][] {
  return Object.entries(fields).flatMap(([field, text]): [string, string][] =>
    [
      [field, text],
      ...(TRANSLATED.has(field)
        ? [[`${field}Th`, `${text} (ไทย)`] as const, [`${field}En`, `${text} (English)`] as const]
        : []),
      ...(PRICES.has(field)
        ? currencies.map((currency) => [`${field}:${currency}`, `${text} (${currency})`] as const)
        : []),
    ].map(([name, label]) => [name, label]),
  );
}

type SettingsProps = {
  data: ProductImport;
  settings: Settings;
  onChange: (settings: Settings) => void;
  locale: Locale;
  texts: ImportTexts["room"];
};

function SettingFields({ data, settings, onChange, locale, texts }: SettingsProps) {
  const languages = ["both", "th", "en"] as const;
  return (
    <div className="mb-4 grid max-w-2xl gap-4 sm:grid-cols-2">
      <SelectField
        label={texts.language}
        error={undefined}
        value={settings.language}
        onChange={({ target }) =>
          onChange({ ...settings, language: languages.find((one) => one === target.value) ?? "both" })
        }
      >
        {languages.map((language) => (
          <option key={language} value={language}>
            {texts.languages[language]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={texts.shelf}
        error={undefined}
        value={settings.collectionId}
        onChange={({ target }) => onChange({ ...settings, collectionId: target.value })}
      >
        {data.collections.map(({ id, title }) => (
          <option key={id} value={id}>
            {title[locale]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
