import { type ChangeEvent, useState } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import type { Texts } from "@/lib/core/messages";
import type { ThaiPlace } from "@/lib/shipping/contract";
import { updateDraft } from "./draft";
import { bindField, type DraftFieldsProps } from "./draft-fields";
import { placeLabel } from "./places";

type SubdistrictFieldProps = DraftFieldsProps & { places: readonly ThaiPlace[]; texts: Texts<"checkout"> };

const TYPE_IT = "type";

/** Whether it is typed: not, because the list's last choice said so, or because somebody does so already. */
type Typing = "no" | "asked" | "begun";

const focusAtOnce = (input: HTMLInputElement | null) => input?.focus();

/** The subdistrict: chosen from those of the postal code, or typed where there are none or none fits. */
export function SubdistrictField({ places, texts, ...form }: SubdistrictFieldProps) {
  const { draft, onMend } = form;
  const [typing, setTyping] = useState<Typing>("no");
  const chosen = places.findIndex(
    ({ subdistrict, district }) => subdistrict === draft.subdistrict && district === draft.district,
  );
  const field = bindField(form)("subdistrict");
  if (typing !== "no" || places.length < 2 || (draft.subdistrict !== "" && chosen === -1)) {
    return (
      <TextField
        {...field}
        onChange={(event) => {
          // An emptied field must not turn into the list under the fingers.
          setTyping("begun");
          field.onChange(event);
        }}
        ref={typing === "asked" ? focusAtOnce : undefined}
        label={texts.subdistrict}
        autoComplete="address-level3"
        required
        maxLength={100}
      />
    );
  }
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    setTyping(target.value === TYPE_IT ? "asked" : "no");
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
