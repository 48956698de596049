import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ChangeEvent, useEffect, useRef } from "react";
import { TextField } from "@/components/ui/field";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { placesQuery } from "@/lib/shipping/client";
import type { ThaiPlace } from "@/lib/shipping/contract";
import { readDraft, updateDraft } from "./draft";
import { bindField, type DraftFieldsProps } from "./draft-fields";
import { fillIn } from "./places";
import { SubdistrictField } from "./subdistrict-field";

type ThaiPlaceFieldsProps = DraftFieldsProps & { locale: Locale; texts: Texts<"checkout"> };

const CODE = /^\d{5}$/;

/** The rest of a Thai address: the postal code fills in the others, which all can be changed. */
export function ThaiPlaceFields({ locale, texts, ...form }: ThaiPlaceFieldsProps) {
  const field = bindField(form);
  const client = useQueryClient();
  const { postalCode } = form.draft;
  const { data: places, isError } = useQuery(placesQuery(postalCode, locale));

  const before = useRef<readonly ThaiPlace[]>([]);
  useEffect(() => {
    // A code that was there before our script was: put in by the browser, or typed on a slow line.
    const { district, province } = readDraft();
    if (places && places.length > 0 && district === "" && province === "") updateDraft(fillIn(places, readDraft(), []));
  }, [places]);

  const changeCode = (event: ChangeEvent<HTMLInputElement>) => {
    const code = event.target.value.replace(/\D/g, "").slice(0, 5);
    if (places) before.current = places;
    updateDraft({ postalCode: code });
    form.onMend("postalCode");
    if (!CODE.test(code)) return;
    client.query(placesQuery(code, locale)).then(
      (found) => {
        if (found.length === 0 || readDraft().postalCode !== code) return;
        updateDraft(fillIn(found, readDraft(), before.current));
        for (const name of ["subdistrict", "district", "province"] as const) form.onMend(name);
      },
      // Said by the query's own state below.
      () => undefined,
    );
  };

  return (
    <>
      <TextField
        {...field("postalCode")}
        onChange={changeCode}
        label={texts.postalCode}
        inputMode="numeric"
        autoComplete="postal-code"
        pattern="\d{5}"
        required
      />
      <SubdistrictField key={postalCode} places={places ?? []} texts={texts} {...form} />
      <p role="status" className="col-span-2 -mt-1 min-h-6 text-sm text-muted">
        {hintOf({ postalCode, found: places?.length, isError, isOpen: form.draft.subdistrict === "" }, texts)}
      </p>
      <TextField {...field("district")} label={texts.district} autoComplete="address-level2" required maxLength={100} />
      <TextField {...field("province")} label={texts.province} autoComplete="address-level1" required maxLength={100} />
    </>
  );
}

type LookUp = { postalCode: string; found: number | undefined; isError: boolean; isOpen: boolean };

function hintOf({ postalCode, found, isError, isOpen }: LookUp, texts: Texts<"checkout">): string {
  if (!CODE.test(postalCode)) return texts.placesHint;
  if (isError) return texts.placesFailed;
  if (found === undefined) return "";
  if (found === 0) return texts.placesUnknown;
  return isOpen ? texts.placesChoose : texts.placesFound;
}
