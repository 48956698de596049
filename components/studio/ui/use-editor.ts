"use client";

import { useEffect, useState } from "react";
import { ProblemError } from "@/lib/http/api-client";
import { wordsOf } from "@/components/ui/use-try";

type Versioned = { version: number };
type Faults = Partial<Record<string, string>>;

type EditorOptions<Seen extends Versioned, Draft> = {
  /** What the server said last; undefined while it loads. */
  seen: Seen | undefined;
  draftOf: (seen: Seen) => Draft;
  send: (draft: Draft, version: number) => Promise<Seen>;
  /** Takes what the server answered to where `seen` comes from. */
  onSaved: (seen: Seen) => void;
  /** Asks the server anew. */
  reload: () => Promise<Seen>;
  /** What is said when nothing came back. */
  offline: string;
};

const isConflict = (refusal: unknown): boolean =>
  refusal instanceof ProblemError && refusal.problem.type === "/problems/changed-meanwhile";

/** Sentences by the place of their field, e.g. `nameTh` or `look/light/clay`. */
const faultsOf = (refusal: unknown): Faults =>
  Object.fromEntries(
    (refusal instanceof ProblemError ? (refusal.problem.errors ?? []) : [])
      .toReversed()
      .map(({ pointer, detail }) => [pointer.replace(/^#\//, ""), detail]),
  );

/**
 * A form over something that others may change meanwhile: what is typed stays until it is saved or thrown away, and
 * nothing is written over without asking.
 */
export function useEditor<Seen extends Versioned, Draft>(options: EditorOptions<Seen, Draft>) {
  const { seen, draftOf, send, onSaved, reload, offline } = options;
  const [edited, setEdited] = useState<{ draft: Draft; version: number } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const draft = edited?.draft ?? (seen && draftOf(seen));

  useEffect(() => {
    if (refusal !== null) document.querySelector<HTMLElement>("main [aria-invalid=true]")?.focus();
  }, [refusal]);

  const discard = () => {
    setEdited(null);
    setRefusal(null);
  };
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    work()
      .catch((thrown: unknown) => setRefusal(thrown))
      .finally(() => setBusy(false));
  };
  const sendAs = async (version: number) => {
    if (draft === undefined) return;
    const answer = await send(draft, version);
    onSaved(answer);
    discard();
  };
  return {
    draft,
    isChanged: edited !== null,
    isBusy,
    faults: faultsOf(refusal),
    error: refusal === null ? undefined : wordsOf(refusal, offline),
    hasConflict: isConflict(refusal),
    set: (change: Partial<Draft>) => {
      if (draft === undefined || seen === undefined) return;
      setEdited({ draft: { ...draft, ...change }, version: edited?.version ?? seen.version });
    },
    save: () => run(() => sendAs(edited?.version ?? 0)),
    discard,
    /** Shows what somebody else wrote; what was typed is gone. */
    openTheirs: () =>
      run(async () => {
        onSaved(await reload());
        discard();
      }),
    /** Writes what was typed over what somebody else wrote, after they have seen that there is something. */
    keepMine: () => run(async () => sendAs((await reload()).version)),
  };
}
