import { useState } from "react";
import { ProblemError } from "@/lib/http/api-client";

/** One request at a time, and what went wrong in the words of the shop. */
export function useTry(offline: string) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    setRefusal(undefined);
    work()
      .catch(setRefusal)
      .finally(() => setBusy(false));
  };
  const error = refusal === undefined ? undefined : wordsOf(refusal, offline);
  return { isBusy, error, refusal, run, forget: () => setRefusal(undefined) };
}

/** A refusal in a sentence: what is said of its first field, or of the whole; `offline` when nothing came back. */
export function wordsOf(refusal: unknown, offline: string): string {
  if (!(refusal instanceof ProblemError)) return offline;
  return refusal.problem.errors?.[0]?.detail ?? refusal.message;
}

/** What is said of each field of the body, by its name; nothing for a refusal of the whole. */
export function fieldErrorsOf(refusal: unknown): Record<string, string> {
  if (!(refusal instanceof ProblemError)) return {};
  return Object.fromEntries((refusal.problem.errors ?? []).map(({ pointer, detail }) => [pointer.slice(2), detail]));
}
