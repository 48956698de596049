import { queryOptions } from "@tanstack/react-query";
import type { Look } from "@/lib/core/look";
import { getJson, sendJson } from "@/lib/http/api-client";
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
