import { queryOptions } from "@tanstack/react-query";
import type { Look } from "@/lib/core/look";
import { getJson, ProblemError, sendJson } from "@/lib/http/api-client";
import type { Problem } from "@/lib/http/problem";
import type { FactsInput, StaffSettings } from "./staff-contract";

export type { FactsInput, StaffSettings } from "./staff-contract";

const SETTINGS = "/api/studio/settings";

/** Everything that an admin can set. */
export const settingsQuery = queryOptions({
  queryKey: ["studio", "settings"],
  queryFn: ({ signal }) => getJson<StaffSettings>(SETTINGS, signal),
  // What is being edited must not change under the hands of whoever edits.
  refetchOnWindowFocus: false,
});

export const saveFacts = (input: FactsInput): Promise<StaffSettings> =>
  sendJson<StaffSettings>("PUT", SETTINGS, { body: input });

export const saveLook = (version: number, look: Look): Promise<StaffSettings> =>
  sendJson<StaffSettings>("PUT", `${SETTINGS}/look`, { body: { version, look } });

export const saveLogo = (version: number, mediaId: string | null): Promise<StaffSettings> =>
  sendJson<StaffSettings>("PUT", `${SETTINGS}/logo`, { body: { version, mediaId } });

/** Sends a picture, whatever it is: the server says what is wrong with one that it does not take. */
export async function sendLogo(file: File): Promise<{ id: string }> {
  const answer = await fetch(`/api/studio/media?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    headers: { "accept-language": document.documentElement.lang, "content-type": "application/octet-stream" },
    body: file,
  });
  const body: unknown = await answer.json();
  // Safe: route tests parse both answers with their contracts.
  if (!answer.ok) throw new ProblemError(body as Problem);
  return body as { id: string };
}
