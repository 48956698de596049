import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FilterBar, FilterChoice, useFilters } from "@/components/studio/ui/filter-bar";
import { BUTTON } from "@/components/ui/button";
import { auditChoicesQuery } from "@/lib/audit/staff-client";
import type { Texts } from "@/lib/core/messages";

type Studio = Texts<"studio">;
type HistoryFiltersProps = { texts: { room: Studio["audit"]; ui: Studio["ui"] } };

const FILTERS = ["q", "personId", "entity", "entityId", "action", "from", "until"];

/** Words, person, thing, what was done, and days. */
export function HistoryFilters({ texts: { room, ui } }: HistoryFiltersProps) {
  const { data } = useQuery(auditChoicesQuery);
  const { get, set } = useFilters();
  const [round, setRound] = useState(0);
  const clear = () => {
    set(Object.fromEntries(FILTERS.map((name) => [name, ""])));
    // The search field keeps what is typed in it: a new one is empty.
    setRound(round + 1);
  };
  const isFiltered = FILTERS.some((name) => get(name) !== "");
  const plain = (values: readonly string[] = []) => values.map((value) => [value, value] as const);
  return (
    <FilterBar key={round} search={room.search}>
      <FilterChoice
        name="personId"
        label={room.who}
        options={[["", room.allPeople], ...(data?.people ?? []).map(({ id, name }) => [id, name] as const)]}
      />
      <FilterChoice name="action" label={room.what} options={[["", room.allActions], ...plain(data?.actions)]} />
      <FilterChoice name="entity" label={room.about} options={[["", room.allThings], ...plain(data?.entities)]} />
      <Day name="from" label={room.from} />
      <Day name="until" label={room.until} />
      {isFiltered && (
        <button type="button" onClick={clear} className={BUTTON.secondary}>
          {ui.clear}
        </button>
      )}
    </FilterBar>
  );
}

function Day({ name, label }: { name: string; label: string }) {
  const { get, set } = useFilters();
  return (
    <label className="flex items-center gap-2">
      <span className="text-sm text-muted">{label}</span>
      <input
        type="date"
        value={get(name)}
        onChange={({ target }) => set({ [name]: target.value })}
        className="min-h-11 rounded-full border border-muted/70 bg-surface px-4 text-base"
      />
    </label>
  );
}
