import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FilterBar, FilterChoice, FilterDay, useFilters } from "@/components/studio/ui/filter-bar";
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
  return (
    <FilterBar key={round} search={room.search} isLong>
      <FilterChoice
        name="personId"
        label={room.who}
        options={[["", room.allPeople], ...(data?.people ?? []).map(({ id, name }) => [id, name] as const)]}
      />
      <FilterChoice
        name="action"
        label={room.what}
        options={[["", room.allActions], ...named(data?.actions, room.actions)]}
      />
      <FilterChoice
        name="entity"
        label={room.about}
        options={[["", room.allThings], ...named(data?.entities, room.entities)]}
      />
      <FilterDay name="from" label={room.from} />
      <FilterDay name="until" label={room.until} />
      {isFiltered && (
        <button type="button" onClick={clear} className={`${BUTTON.secondary} shrink-0`}>
          {ui.clear}
        </button>
      )}
    </FilterBar>
  );
}

/** Choices by what people call them, in the order of that language. */
const named = (codes: readonly string[] = [], words: Readonly<Record<string, string>>) =>
  codes.map((code) => [code, words[code] ?? code] as const).sort(([, one], [, other]) => one.localeCompare(other));
