"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEditor } from "@/components/studio/ui/use-editor";
import { notify } from "@/components/ui/notice";
import { settingsQuery, type StaffSettings } from "@/lib/settings/staff-client";

type Part<Draft> = {
  draftOf: (settings: StaffSettings) => Draft;
  send: (draft: Draft, version: number) => Promise<StaffSettings>;
  /** What is said when it is saved. */
  saved: string;
  offline: string;
};

/** The settings, and an editor over a part of them. */
export function useSettings<Draft>({ saved, ...part }: Part<Draft>) {
  const client = useQueryClient();
  const query = useQuery(settingsQuery);
  const keep = (settings: StaffSettings) => client.setQueryData(settingsQuery.queryKey, settings);
  const editor = useEditor({
    ...part,
    seen: query.data,
    send: async (draft: Draft, version) => {
      const settings = await part.send(draft, version);
      notify({ text: saved });
      return settings;
    },
    onSaved: keep,
    reload: () => client.query({ ...settingsQuery, staleTime: 0 }),
  });
  return { query, editor, keep };
}
