import { useQuery } from "@tanstack/react-query";
import { BUTTON } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import type { Locale } from "@/lib/core/locale";
import { provincesQuery } from "@/lib/shipping/client";
import type { Province } from "@/lib/shipping/contract";
import { textsQuery } from "@/lib/texts/client";
import { setProvince, STORED_AS, useProvince } from "./province";

type ProvincePickerProps = {
  /** After a choice, or when it is left as it is. */
  onDone: () => void;
  locale: Locale;
};

/** Chooses the province for which delivery is estimated. */
export function ProvincePicker({ onDone, locale }: ProvincePickerProps) {
  const { data: texts } = useQuery(textsQuery("productMore", locale));
  const { data: provinces, isError, refetch } = useQuery(provincesQuery());
  const chosen = useProvince();
  if (!texts) return null;
  if (isError) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 py-2">
        <p>{texts.provincesFailed}</p>
        <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
          {texts.retry}
        </button>
      </div>
    );
  }
  const sorted = provinces?.toSorted((a, b) => a.name[locale].localeCompare(b.name[locale], locale)) ?? [];
  return (
    <SelectField
      // The focus follows the press that opened this: it is where one goes on.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      label={texts.province}
      error={undefined}
      className="py-2"
      value={chosen?.postalCode ?? ""}
      onChange={({ currentTarget }) => {
        chooseProvince(sorted.find(({ postalCode }) => postalCode === currentTarget.value) ?? null);
        onDone();
      }}
      onKeyDown={({ key }) => key === "Escape" && onDone()}
    >
      <option value="">{provinces ? texts.anyProvince : texts.provincesLoading}</option>
      {sorted.map(({ postalCode, name }) => (
        <option key={postalCode} value={postalCode}>
          {name[locale]}
        </option>
      ))}
    </SelectField>
  );
}

/** Chooses where things are sent, on this device; null for nowhere in particular. */
function chooseProvince(next: Province | null): void {
  setProvince(next);
  try {
    if (next) localStorage.setItem(STORED_AS, JSON.stringify(next));
    else localStorage.removeItem(STORED_AS);
  } catch {
    // A full or forbidden storage: the choice then lives as long as the page.
  }
}
