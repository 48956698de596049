import { SelectField, TextField } from "@/components/ui/field";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { listCountries } from "./countries";
import { bindField, type DraftFieldsProps } from "./draft-fields";
import { ThaiPlaceFields } from "./thai-place-fields";

type AddressFieldsProps = DraftFieldsProps & { locale: Locale; texts: Texts<"checkout"> };

/** Where the parcel goes. Both forms have the same rows, so that nothing moves when a kept country comes back. */
export function AddressFields({ locale, texts, ...form }: AddressFieldsProps) {
  const field = bindField(form);
  const isThai = form.draft.country === "TH";
  // Two hundred names are nothing for the HTML, and languages' data differ between server and browser.
  const countries = useHydrated() ? listCountries(locale) : [];
  return (
    <section aria-labelledby="address">
      <h2 id="address" className="text-lg">
        {texts.address}
      </h2>
      <div className="mt-3 grid grid-cols-2 gap-3">
        <SelectField {...field("country")} label={texts.country} autoComplete="country" required className="col-span-2">
          <option value="TH">{texts.thailand}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          {...field("line1")}
          label={texts.line1}
          autoComplete="address-line1"
          required
          maxLength={200}
          className="col-span-2"
        />
        <TextField
          {...field("line2")}
          label={texts.line2}
          autoComplete="address-line2"
          maxLength={200}
          className="col-span-2"
        />
        {isThai ? <ThaiPlaceFields {...form} locale={locale} texts={texts} /> : <PlaceFields {...form} texts={texts} />}
      </div>
    </section>
  );
}

/** The rest of an address outside Thailand. */
function PlaceFields({ texts, ...form }: Omit<AddressFieldsProps, "locale">) {
  const field = bindField(form);
  return (
    <>
      <TextField {...field("postalCode")} label={texts.postalCode} autoComplete="postal-code" maxLength={20} />
      <TextField {...field("district")} label={texts.city} autoComplete="address-level2" required maxLength={100} />
      <p className="col-span-2 -mt-1 min-h-6 text-sm text-muted">{texts.latinHint}</p>
      <TextField
        {...field("province")}
        label={texts.state}
        autoComplete="address-level1"
        maxLength={100}
        className="col-span-2"
      />
    </>
  );
}
