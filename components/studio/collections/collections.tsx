"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ListState } from "@/components/studio/ui/list-state";
import { PageHead } from "@/components/studio/ui/page-head";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { focusedRow } from "@/components/studio/ui/use-selection";
import { wordsOf } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { notify } from "@/components/ui/notice";
import { orderCollections, type StaffCollectionCard, staffCollectionsQuery } from "@/lib/catalog/staff-client";
import type { Locale } from "@/lib/core/locale";
import { CollectionDialog } from "./collection-dialog";
import { CollectionRow } from "./collection-row";
import type { CollectionTexts } from "./collection-texts";

type CollectionsProps = { locale: Locale; texts: CollectionTexts };

/** The collections in the order in which the shop shows them. */
export function Collections({ locale, texts }: CollectionsProps) {
  const { room, ui } = texts;
  const client = useQueryClient();
  const query = useQuery(staffCollectionsQuery);
  /** The one that is edited; null makes a new one, undefined none. */
  const [edited, setEdited] = useState<string | null>();
  const items = query.data?.items ?? [];
  const refresh = () => client.invalidateQueries({ queryKey: staffCollectionsQuery.queryKey });
  const move = (from: number, to: number) => {
    const moving = items[from];
    if (!moving || to < 0 || to >= items.length) return;
    const rest = items.filter((each) => each !== moving);
    const next = [...rest.slice(0, to), moving, ...rest.slice(to)];
    client.setQueryData(staffCollectionsQuery.queryKey, { items: next });
    orderCollections(next.map(({ id, version }) => ({ id, version })))
      .then((answer) => client.setQueryData(staffCollectionsQuery.queryKey, answer))
      .catch((refusal: unknown) => {
        notify({ text: wordsOf(refusal, ui.error) });
        return refresh();
      });
  };
  const moveFocused = (step: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === focusedRow());
    if (at !== -1) move(at, at + step);
  };
  useListKeys({ J: () => moveFocused(1), K: () => moveFocused(-1), n: () => setEdited(null) });
  return (
    <>
      <PageHead title={room.title} intro={room.intro}>
        <button type="button" onClick={() => setEdited(null)} className={BUTTON.primary}>
          {room.add}
        </button>
      </PageHead>
      <ListState query={query} count={items.length} empty={room.empty} locale={locale} texts={ui}>
        <List items={items} onEdit={setEdited} onMove={move} locale={locale} texts={room} />
      </ListState>
      {edited !== undefined && (
        <CollectionDialog
          key={edited}
          collectionId={edited}
          onClose={() => setEdited(undefined)}
          onDone={() => void refresh()}
          locale={locale}
          texts={texts}
        />
      )}
    </>
  );
}

type ListProps = {
  items: readonly StaffCollectionCard[];
  onEdit: (id: string) => void;
  onMove: (from: number, to: number) => void;
  locale: Locale;
  texts: CollectionTexts["room"];
};

const List = ({ items, onEdit, onMove, locale, texts }: ListProps) => (
  <ol className="divide-y divide-line border-y border-line">
    {items.map((collection, index) => (
      <CollectionRow
        key={collection.id}
        collection={collection}
        isFirst={index === 0}
        isLast={index === items.length - 1}
        onEdit={() => onEdit(collection.id)}
        onMove={(step) => onMove(index, index + step)}
        locale={locale}
        texts={texts}
      />
    ))}
  </ol>
);
