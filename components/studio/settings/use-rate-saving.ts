"use client";

import { useState } from "react";
import { useTry } from "@/components/ui/use-try";
import { notify } from "@/components/ui/notice";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { ProblemError } from "@/lib/http/api-client";
import { createRate, type RateInput, saveRate, type StaffRate } from "@/lib/shipping/staff-client";
import { type Faults, faultsOf } from "./rate-prices";
import type { SettingsTexts } from "./settings-texts";

export type RateSaving = {
  /** Null for a new one. */
  rate: StaffRate | null;
  onSaved: (rates: { items: StaffRate[] }) => void;
  /** Somebody else changed it: asks for the rates anew. */
  onStale: () => unknown;
  onDone: () => void;
  locale: Locale;
  texts: SettingsTexts;
};

const STALE = 412;

/** Sends a way to send a parcel, and says what is wrong with it beside each field. */
export function useRateSaving({ rate, onSaved, onStale, onDone, locale, texts: { room, ui } }: RateSaving) {
  const [faults, setFaults] = useState<Faults>({});
  const { isBusy, error, run } = useTry(ui.error);
  const send = async (input: RateInput) => {
    try {
      onSaved(await (rate ? saveRate(rate, input) : createRate(input)));
    } catch (refusal) {
      if (!(refusal instanceof ProblemError)) throw refusal;
      const sentences = faultsOf(refusal, input);
      setFaults(sentences);
      if (refusal.problem.status === STALE) onStale();
      // What stands beside its field need not be said twice.
      if (Object.keys(sentences).length === 0) throw refusal;
      return;
    }
    notify({ text: fill(room.rateSaved, { name: { th: input.rateTitleTh, en: input.rateTitleEn }[locale] }) });
    onDone();
  };
  const save = (input: RateInput) => {
    setFaults({});
    run(() => send(input));
  };
  return { faults, error, isBusy, save, refuse: setFaults };
}
