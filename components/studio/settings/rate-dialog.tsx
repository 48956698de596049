import type { SubmitEvent } from "react";
import { listCountries } from "@/components/checkout/countries";
import { Dialog } from "@/components/studio/ui/dialog";
import { BUTTON } from "@/components/ui/button";
import { FieldError, SelectField, TextField } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Currency } from "@/lib/core/money";
import type { StaffRate } from "@/lib/shipping/staff-client";
import { type Faults, readPrices, textsIn, writePrice } from "./rate-prices";
import type { SettingsTexts } from "./settings-texts";
import { type RateSaving, useRateSaving } from "./use-rate-saving";

type RateFormProps = Omit<RateSaving, "onDone"> & { onClose: () => void; currencies: readonly Currency[] };
type RateDialogProps = Omit<RateFormProps, "rate"> & {
  /** What is edited; `rate` is null for a new one. */
  opened: { rate: StaffRate | null } | null;
};

/** One way to send a parcel: name, country, days, and what it costs in each currency. */
export function RateDialog({ opened, ...props }: RateDialogProps) {
  const { onClose, locale, texts } = props;
  const title = opened?.rate ? opened.rate.title[locale] : texts.room.rateNew;
  return (
    <Dialog isOpen={opened !== null} onClose={onClose} title={title}>
      {opened && <RateForm key={opened.rate?.version} rate={opened.rate} {...props} />}
    </Dialog>
  );
}

function RateForm({ currencies, onClose, ...saving }: RateFormProps) {
  const { rate, locale, texts } = saving;
  const { room, ui } = texts;
  const { faults, error, isBusy, save, refuse } = useRateSaving({ ...saving, onDone: onClose });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = textsIn(event.currentTarget);
    const read = readPrices(currencies, text, rate?.prices ?? []);
    if ("faults" in read) {
      const sentences = { amount: room.priceWrong, freeFromAmount: room.freeFromWrong };
      refuse(Object.fromEntries(read.faults.map(({ name, fault }) => [name, sentences[fault]])));
      return;
    }
    save({
      ...{ rateTitleTh: text("rateTitleTh"), rateTitleEn: text("rateTitleEn"), rateCountry: text("rateCountry") },
      ...{ minDays: Number(text("minDays")), maxDays: Number(text("maxDays")), prices: read.prices },
    });
  };
  const named = (name: "rateTitleTh" | "rateTitleEn" | "minDays" | "maxDays") => ({
    ...{ name, label: room[name], error: faults[name], autoComplete: "off" },
  });
  const days = { type: "number", inputMode: "numeric", min: 1, max: 90 } as const;
  return (
    <form onSubmit={submit} className="mt-4 space-y-4" noValidate>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...named("rateTitleTh")} lang="th" maxLength={60} defaultValue={rate?.title.th} />
        <TextField {...named("rateTitleEn")} lang="en" maxLength={60} defaultValue={rate?.title.en} />
      </div>
      <CountryField value={rate?.country ?? "TH"} error={faults["rateCountry"]} locale={locale} texts={room} />
      <div className="grid grid-cols-2 gap-4">
        <TextField {...named("minDays")} {...days} defaultValue={rate?.minDays ?? 1} />
        <TextField {...named("maxDays")} {...days} defaultValue={rate?.maxDays ?? 3} />
      </div>
      {currencies.map((currency) => (
        <PriceFields key={currency} currency={currency} rate={rate} faults={faults} texts={room} />
      ))}
      <p className="text-sm text-muted">{room.freeFromHint}</p>
      <div role="alert">{error !== undefined && <FieldError id="rate-error" error={error} />}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" onClick={onClose} className={BUTTON.secondary}>
          {ui.cancel}
        </button>
        <button type="submit" disabled={isBusy} className={BUTTON.primary}>
          {ui.save}
        </button>
      </div>
    </form>
  );
}

type PriceFieldsProps = {
  currency: Currency;
  rate: StaffRate | null;
  faults: Faults;
  texts: SettingsTexts["room"];
};

/** What sending costs in a currency, and from which purchase on it costs nothing. */
function PriceFields({ currency, rate, faults, texts }: PriceFieldsProps) {
  const price = rate?.prices.find((each) => each.currency === currency);
  const field = (part: "amount" | "freeFromAmount", label: string) => (
    <TextField
      label={fill(label, { currency })}
      error={faults[`${part}-${currency}`]}
      name={`${part}-${currency}`}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={writePrice(price?.[part], currency)}
    />
  );
  return (
    <div className="grid grid-cols-2 gap-4">
      {field("amount", texts.price)}
      {field("freeFromAmount", texts.freeFrom)}
    </div>
  );
}

type CountryFieldProps = { value: string; error: string | undefined; locale: Locale; texts: SettingsTexts["room"] };

function CountryField({ value, error, locale, texts }: CountryFieldProps) {
  const home = new Intl.DisplayNames(LANGUAGE_TAGS[locale], { type: "region" }).of("TH");
  return (
    <SelectField label={texts.rateCountry} error={error} name="rateCountry" defaultValue={value}>
      <option value="TH">{home}</option>
      <option value="*">{texts.everywhere}</option>
      {listCountries(locale).map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
