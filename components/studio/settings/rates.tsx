"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ListState } from "@/components/studio/ui/list-state";
import { TABLE } from "@/components/studio/ui/table";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { wordsOf } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney, HOME_CURRENCY } from "@/lib/core/money";
import { settingsQuery } from "@/lib/settings/staff-client";
import { deleteRate, type StaffRate, staffRatesQuery } from "@/lib/shipping/staff-client";
import { RateDialog } from "./rate-dialog";
import type { SettingsTexts } from "./settings-texts";

type RatesProps = { locale: Locale; texts: SettingsTexts };

/** The ways to send a parcel. */
export function Rates({ locale, texts }: RatesProps) {
  const { room, ui } = texts;
  useListKeys();
  const client = useQueryClient();
  const query = useQuery(staffRatesQuery);
  const settings = useQuery(settingsQuery);
  const [opened, setOpened] = useState<{ rate: StaffRate | null } | null>(null);
  const keep = (rates: { items: StaffRate[] }) => client.setQueryData(staffRatesQuery.queryKey, rates);
  const remove = (rate: StaffRate) => {
    const name = rate.title[locale];
    if (!window.confirm(fill(room.rateDeleteAsk, { name }))) return;
    deleteRate(rate)
      .then((rates) => {
        keep(rates);
        notify({ text: fill(room.rateGone, { name }) });
      })
      .catch((refusal: unknown) => {
        notify({ text: wordsOf(refusal, ui.error) });
        void query.refetch();
      });
  };
  const items = query.data?.items ?? [];
  return (
    <ListState query={query} count={1} empty={null} locale={locale} texts={ui}>
      <div className="mb-4 flex flex-wrap items-end gap-4">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="text-lg">{room.rates}</h2>
          <p className="mt-1 text-sm text-muted">{room.ratesHint}</p>
        </div>
        <button type="button" onClick={() => setOpened({ rate: null })} className={BUTTON.primary}>
          {room.rateAdd}
        </button>
      </div>
      <table className={TABLE.table}>
        <thead className={TABLE.head}>
          <tr>
            {[room.rates, room.rateCountry, room.priceShort, room.freeShort, room.daysShort, ""].map((column) => (
              <th key={column} scope="col" className={TABLE.headCell}>
                {column === "" ? <span className="sr-only">{room.rateEdit}</span> : column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={TABLE.body}>
          {items.map((rate) => (
            <RateRow
              key={rate.id}
              rate={rate}
              onEdit={() => setOpened({ rate })}
              onDelete={() => remove(rate)}
              locale={locale}
              texts={room}
            />
          ))}
        </tbody>
      </table>
      <RateDialog
        opened={opened}
        currencies={settings.data?.currencies ?? [HOME_CURRENCY]}
        onClose={() => setOpened(null)}
        onSaved={keep}
        onStale={() => query.refetch()}
        locale={locale}
        texts={texts}
      />
    </ListState>
  );
}

type RateRowProps = {
  rate: StaffRate;
  onEdit: () => void;
  onDelete: () => void;
  locale: Locale;
  texts: SettingsTexts["room"];
};

const ACTION = "min-h-11 pressable rounded-full px-3 underline underline-offset-4";

function RateRow({ rate, onEdit, onDelete, locale, texts }: RateRowProps) {
  const { title, country, minDays, maxDays, prices, hasExtraDays } = rate;
  const tag = LANGUAGE_TAGS[locale];
  const names = new Intl.DisplayNames(tag, { type: "region" });
  const home = prices.find(({ currency }) => currency === HOME_CURRENCY);
  const money = (amount: number | null | undefined, none: string) =>
    amount === null || amount === undefined ? none : formatMoney({ amount, currency: HOME_CURRENCY }, tag);
  return (
    <tr data-row className={TABLE.row}>
      <td className={TABLE.cell}>
        <button type="button" data-open onClick={onEdit} className="min-h-11 pressable text-left font-medium">
          {title[locale]}
        </button>
      </td>
      <td className={TABLE.cell}>{country === "*" ? texts.everywhere : names.of(country)}</td>
      <td className={`${TABLE.cell} price`}>
        <Named name={texts.priceShort}>{money(home?.amount, "–")}</Named>
      </td>
      <td className={`${TABLE.cell} price`}>
        <Named name={texts.freeShort}>{money(home?.freeFromAmount, texts.never)}</Named>
      </td>
      <td className={TABLE.cell}>
        {fill(texts.days, { from: minDays, until: maxDays })}
        {hasExtraDays && <span className="block text-sm text-muted">{texts.extraDays}</span>}
      </td>
      <td className={TABLE.cell}>
        <span className="-mx-3 flex flex-wrap md:justify-end">
          <button type="button" onClick={onEdit} aria-label={`${texts.rateEdit}: ${title[locale]}`} className={ACTION}>
            {texts.rateEdit}
          </button>
          <button
            type="button"
            onClick={onDelete}
            aria-label={`${texts.rateDelete}: ${title[locale]}`}
            className={`${ACTION} text-danger`}
          >
            {texts.rateDelete}
          </button>
        </span>
      </td>
    </tr>
  );
}

/** A cell says what it is where its column has no head: on phones. */
function Named({ name, children }: { name: string; children: string }) {
  return (
    <>
      <span className="text-sm text-muted md:hidden">{name}: </span>
      {children}
    </>
  );
}
