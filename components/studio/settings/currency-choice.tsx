import { useId } from "react";
import { FieldError } from "@/components/ui/field";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { CURRENCIES, type Currency, HOME_CURRENCY } from "@/lib/core/money";

type CurrencyChoiceProps = {
  value: readonly Currency[];
  onChange: (currencies: Currency[]) => void;
  error: string | undefined;
  locale: Locale;
  texts: Texts<"studio">["settings"];
};

/** In which currencies prices are kept; the home currency always. */
export function CurrencyChoice({ value, onChange, error, locale, texts }: CurrencyChoiceProps) {
  const id = useId();
  const names = new Intl.DisplayNames(LANGUAGE_TAGS[locale], { type: "currency" });
  const toggle = (currency: Currency) =>
    onChange(CURRENCIES.filter((each) => (each === currency ? !value.includes(each) : value.includes(each))));
  return (
    <fieldset aria-describedby={`${id}-hint`} className="sm:col-span-2">
      <legend className="text-sm font-medium">{texts.currencies}</legend>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {texts.currenciesHint}
      </p>
      <div className="mt-1 grid gap-x-4 sm:grid-cols-2">
        {CURRENCIES.map((currency) => (
          <label key={currency} className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              checked={currency === HOME_CURRENCY || value.includes(currency)}
              disabled={currency === HOME_CURRENCY}
              onChange={() => toggle(currency)}
              className="size-5 accent-clay"
            />
            {names.of(currency)} <span className="text-muted">{currency}</span>
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${id}-error`} error={error} />}
    </fieldset>
  );
}
