import { StatusPill } from "@/components/studio/ui/status-pill";
import type { ImportCard } from "@/lib/imports/staff-client";
import type { ImportTexts } from "./import-texts";

const TONES = {
  reading: "warn",
  previewed: "warn",
  running: "warn",
  undoing: "warn",
  done: "good",
  failed: "bad",
  undone: "plain",
} as const;

/** How far an import is, in a word. */
export function ImportState({ state, texts }: { state: ImportCard["state"]; texts: ImportTexts["room"] }) {
  return <StatusPill tone={TONES[state]}>{texts.states[state]}</StatusPill>;
}
