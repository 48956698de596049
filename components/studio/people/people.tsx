"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { FilterBar, FilterChoice } from "@/components/studio/ui/filter-bar";
import { ListTable } from "@/components/studio/ui/list-table";
import { PageHead } from "@/components/studio/ui/page-head";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { BUTTON } from "@/components/ui/button";
import type { Locale } from "@/lib/core/locale";
import { peopleQuery } from "@/lib/staff/client";
import { InviteDialog } from "./invite-dialog";
import type { PeopleTexts } from "./people-texts";
import { PersonRow } from "./person-row";

type PeopleProps = { locale: Locale; ownId: string; texts: PeopleTexts };

/** Who may do what: everybody by name, with their role, and a way to invite. */
export function People({ locale, ownId, texts }: PeopleProps) {
  const { room, ui } = texts;
  const [isInviting, setInviting] = useState(false);
  const client = useQueryClient();
  const query = useInfiniteQuery(peopleQuery(useSearchParams().toString()));
  const refresh = () => void client.invalidateQueries({ queryKey: ["studio", "people"] });
  useListKeys();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = [room.name, room.role, room.seen, room.actions];
  return (
    <>
      <PageHead title={room.title} intro={room.intro}>
        <button type="button" onClick={() => setInviting(true)} className={BUTTON.primary}>
          {room.invite}
        </button>
      </PageHead>
      <FilterBar search={room.search}>
        <FilterChoice
          name="who"
          label={room.role}
          options={[
            ["", room.all],
            ["staff", room.staff],
            ["others", room.others],
            ["banned", room.banned],
          ]}
        />
      </FilterBar>
      <ListTable query={query} count={items.length} empty={ui.none} columns={columns} locale={locale} texts={ui}>
        {items.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isOwn={person.id === ownId}
            onChange={refresh}
            locale={locale}
            texts={texts}
          />
        ))}
      </ListTable>
      <InviteDialog
        isOpen={isInviting}
        onClose={() => setInviting(false)}
        onDone={refresh}
        locale={locale}
        texts={texts}
      />
    </>
  );
}
