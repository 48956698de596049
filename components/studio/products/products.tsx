"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { FilterBar, FilterChoice, useFilters } from "@/components/studio/ui/filter-bar";
import { ListState } from "@/components/studio/ui/list-state";
import { MoreButton } from "@/components/studio/ui/more-button";
import { PageHead } from "@/components/studio/ui/page-head";
import { TABLE } from "@/components/studio/ui/table";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { focusedRow, useSelection } from "@/components/studio/ui/use-selection";
import { wordsOf } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { notify } from "@/components/ui/notice";
import {
  type BulkAnswer,
  staffCollectionsQuery,
  type StaffProductCard,
  staffProductsQuery,
  undoEdit,
} from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { BulkBar } from "./bulk-bar";
import { BulkDialog } from "./bulk-dialog";
import { ProductRow } from "./product-row";
import type { ProductTexts } from "./product-texts";

type ProductsProps = { locale: Locale; texts: ProductTexts };

/** Every product with what it lacks; many can be chosen and changed at once, and that taken back. */
export function Products({ locale, texts }: ProductsProps) {
  const { room, ui } = texts;
  const query = useInfiniteQuery(staffProductsQuery(useSearchParams().toString()));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const selection = useSelection(items.map(({ id }) => id));
  const [isEditing, setEditing] = useState(false);
  const { undo, take, clear } = useUndo(texts);
  useListKeys({
    x: () => {
      const id = focusedRow();
      if (id !== null) selection.toggle(id);
    },
    z: () => undo?.run(),
    e: () => selection.ids.length > 0 && setEditing(true),
    Escape: selection.clear,
  });
  return (
    <>
      <PageHead title={room.title} intro={room.intro}>
        <Link href={routes.studioRoom(locale, "products/new")} className={BUTTON.primary}>
          {room.add}
        </Link>
      </PageHead>
      <Filters locale={locale} texts={texts} />
      <ListState query={query} count={items.length} empty={<Empty texts={texts} />} locale={locale} texts={ui}>
        <ProductTable items={items} selection={selection} locale={locale} texts={texts} />
        <MoreButton query={query} text={ui.more} />
      </ListState>
      <BulkBar
        count={selection.ids.length}
        undo={undo}
        onEdit={() => setEditing(true)}
        onClear={() => {
          selection.clear();
          clear();
        }}
        texts={room}
      />
      <BulkDialog
        isOpen={isEditing}
        onClose={() => setEditing(false)}
        products={items.filter(({ id }) => selection.has(id))}
        onDone={(answer) => {
          take(answer);
          selection.clear();
        }}
        locale={locale}
        texts={texts}
      />
    </>
  );
}

type Undo = { count: number; run: () => void };

/** What takes the last change of many back, while it can. */
function useUndo({ room, ui }: ProductTexts) {
  const client = useQueryClient();
  const [last, setLast] = useState<BulkAnswer["undo"]>(null);
  const refresh = () => void client.invalidateQueries({ queryKey: ["studio", "products"] });
  const run = () => {
    if (!last) return;
    setLast(null);
    undoEdit(last)
      .then(({ items }) => {
        const left = items.filter(({ outcome }) => outcome === "refused").length;
        notify({ text: left === 0 ? room.undone : fill(room.undoneBut, { count: left }) });
      })
      .catch((refusal: unknown) => notify({ text: wordsOf(refusal, ui.error) }))
      .finally(refresh);
  };
  const undo: Undo | null = last && { count: last.products.length, run };
  return {
    undo,
    take: (answer: BulkAnswer) => {
      setLast(answer.undo);
      refresh();
    },
    clear: () => setLast(null),
  };
}

function Empty({ texts: { room, ui } }: { texts: ProductTexts }) {
  const { set } = useFilters();
  const isFiltered = useSearchParams().size > 0;
  if (!isFiltered) return <p>{room.empty}</p>;
  return (
    <>
      <p>{ui.none}</p>
      <button
        type="button"
        onClick={() => set({ q: "", status: "", collection: "", stock: "", missing: "" })}
        className={`${BUTTON.secondary} mt-3`}
      >
        {ui.clear}
      </button>
    </>
  );
}

function Filters({ locale, texts: { room } }: ProductsProps) {
  const { data } = useQuery(staffCollectionsQuery);
  const shelves = (data?.items ?? []).map(({ handle, title }) => [handle, title[locale]] as const);
  return (
    <FilterBar search={room.search} isLong>
      <FilterChoice
        name="status"
        label={room.status}
        options={[
          ["", room.anyStatus],
          ["published", room.published],
          ["draft", room.draft],
          ["archived", room.archived],
        ]}
      />
      <FilterChoice name="collection" label={room.collection} options={[["", room.anyCollection], ...shelves]} />
      <FilterChoice
        name="stock"
        label={room.stock}
        options={[
          ["", room.anyStock],
          ["in", room.stockIn],
          ["low", room.stockLow],
          ["out", room.stockOut],
        ]}
      />
      <FilterChoice
        name="missing"
        label={room.missing}
        options={[
          ["", room.anyMissing],
          ["translation", room.lacksTranslation],
          ["picture", room.lacksPicture],
        ]}
      />
      <FilterChoice
        name="sort"
        label={room.sort}
        options={[
          ["", room.sortUpdated],
          ["newest", room.sortNewest],
          [`title-${locale}`, room.sortTitle],
        ]}
      />
    </FilterBar>
  );
}

type TableProps = {
  items: readonly StaffProductCard[];
  selection: ReturnType<typeof useSelection>;
  locale: Locale;
  texts: ProductTexts;
};

function ProductTable({ items, selection, locale, texts: { room } }: TableProps) {
  const columns = [room.name, room.status, room.collection, room.price, room.stock];
  return (
    <table className={TABLE.table}>
      <thead className={TABLE.head}>
        <tr>
          <th scope="col" className="w-11 py-2">
            <label className="flex size-11 cursor-pointer items-center justify-center">
              <input
                type="checkbox"
                checked={selection.isAll}
                onChange={selection.toggleAll}
                aria-label={room.selectAll}
                className="size-5 accent-clay"
              />
            </label>
          </th>
          {columns.map((column, index) => (
            <th
              key={column}
              scope="col"
              className={`${TABLE.headCell} ${index > 2 ? "text-right" : ""} ${index === 2 ? "max-lg:sr-only" : ""}`}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={TABLE.body}>
        {items.map((product) => (
          <ProductRow
            key={product.id}
            product={product}
            isChosen={selection.has(product.id)}
            onChoose={() => selection.toggle(product.id)}
            locale={locale}
            texts={room}
          />
        ))}
      </tbody>
    </table>
  );
}
