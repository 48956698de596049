import { StatusPill } from "@/components/studio/ui/status-pill";
import type { RequestCard } from "@/lib/rights-requests/staff-client";
import type { RequestTexts } from "./request-texts";

const TONES = { requested: "warn", granted: "good", declined: "bad", expired: "plain", revoked: "bad" } as const;

/** How a request stands, in a word. */
export function RequestState({ state, texts }: { state: RequestCard["state"]; texts: RequestTexts["room"] }) {
  return <StatusPill tone={TONES[state]}>{texts[state]}</StatusPill>;
}
