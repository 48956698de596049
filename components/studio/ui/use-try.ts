"use client";

import { useState } from "react";
import { ProblemError } from "@/lib/http/api-client";

/** One request at a time, and what went wrong in the words of the shop. */
export function useTry(offline: string) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    work()
      .catch((refusal: unknown) => setError(wordsOf(refusal, offline)))
      .finally(() => setBusy(false));
  };
  return { isBusy, error, run, forget: () => setError(undefined) };
}

/** A refusal in a sentence: what is said of its first field, or of the whole; `offline` when nothing came back. */
export function wordsOf(refusal: unknown, offline: string): string {
  if (!(refusal instanceof ProblemError)) return offline;
  return refusal.problem.errors?.[0]?.detail ?? refusal.message;
}
