import { type ChangeEvent, useState } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import type { Texts } from "@/lib/core/messages";
import type { ThaiPlace } from "@/lib/shipping/contract";
import { updateDraft } from "./draft";
import { bindField, type DraftFieldsProps } from "./draft-fields";
import { placeLabel } from "./places";

type SubdistrictFieldProps = DraftFieldsProps & { places: readonly ThaiPlace[]; texts: Texts<"checkout"> };

const TYPE_IT = "type";

const focusAtOnce = (input: HTMLInputElement | null) => input?.focus();

/** The subdistrict: chosen from those of the postal code, or typed where there are none or none fits. */
export function SubdistrictField({ places, texts, ...form }: SubdistrictFieldProps) {
  const { draft, onMend } = form;
  const [isTyped, setTyped] = useState(false);
  const chosen = places.findIndex(
    ({ subdistrict, district }) => subdistrict === draft.subdistrict && district === draft.district,
  );
  const field = bindField(form)("subdistrict");
  if (isTyped || places.length < 2 || (draft.subdistrict !== "" && chosen === -1)) {
    return (
      <TextField
        {...field}
        ref={isTyped ? focusAtOnce : undefined}
        label={texts.subdistrict}
        autoComplete="address-level3"
        required
        maxLength={100}
      />
    );
  }
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    setTyped(target.value === TYPE_IT);
    const place = places[Number(target.value)];
    updateDraft(place ?? { subdistrict: "" });
    for (const name of ["subdistrict", "district", "province"] as const) onMend(name);
  };
  return (
    <SelectField {...field} value={chosen === -1 ? "" : chosen} onChange={choose} label={texts.subdistrict} required>
      <option value="" disabled>
        {texts.choose}
      </option>
      {places.map((place, index) => (
        <option key={`${place.district}/${place.subdistrict}`} value={index}>
          {placeLabel(place, places)}
        </option>
      ))}
      <option value={TYPE_IT}>{texts.typeIt}</option>
    </SelectField>
  );
}
