"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { ListState } from "@/components/studio/ui/list-state";
import { MoreButton } from "@/components/studio/ui/more-button";
import { PageHead } from "@/components/studio/ui/page-head";
import { TABLE } from "@/components/studio/ui/table";
import { useListKeys } from "@/components/studio/ui/use-keys";
import type { Locale } from "@/lib/core/locale";
import { staffOrdersQuery } from "@/lib/orders/staff-client";
import { OrderFilters } from "./order-filters";
import { OrderRow } from "./order-row";
import type { OrderTexts } from "./order-texts";
import { SelectionBar } from "./selection-bar";

type OrdersProps = { locale: Locale; texts: OrderTexts };

/** As many as are packed or printed at once. */
const MAX_SELECTED = 50;

/** Everything that was paid for: found, filtered, and packed or printed together. */
export function Orders({ locale, texts }: OrdersProps) {
  const { list, ui } = texts;
  const client = useQueryClient();
  const query = useInfiniteQuery(staffOrdersQuery(useSearchParams().toString()));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const selected = items.filter(({ id }) => selectedIds.has(id));
  const toggle = (id: string) =>
    setSelectedIds((before) => {
      const next = new Set(before);
      if (!next.delete(id) && next.size < MAX_SELECTED) next.add(id);
      return next;
    });
  const isAll = items.length > 0 && selected.length === Math.min(items.length, MAX_SELECTED);
  const toggleAll = () => setSelectedIds(isAll ? new Set() : new Set(items.slice(0, MAX_SELECTED).map(({ id }) => id)));
  useListKeys({
    x: () => {
      const id = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"];
      if (id) toggle(id);
    },
    Escape: () => setSelectedIds(new Set()),
  });
  const refresh = () => void client.invalidateQueries({ queryKey: ["studio"] });
  const columns = [list.order, list.buyer, list.pieces, list.money, list.state];
  return (
    <>
      <PageHead title={list.title} intro={list.intro} />
      <OrderFilters texts={list} />
      <ListState query={query} count={items.length} empty={list.empty} locale={locale} texts={ui}>
        <table className={TABLE.table}>
          <thead className={TABLE.head}>
            <tr>
              <th scope="col" className="w-11">
                <Tick label={list.selectAll} isTicked={isAll} onChange={toggleAll} />
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className={TABLE.headCell}>
                  {column}
                </th>
              ))}
              <th scope="col" className={`${TABLE.headCell} text-right`}>
                {list.total}
              </th>
            </tr>
          </thead>
          <tbody className={TABLE.body}>
            {items.map((order) => (
              <OrderRow key={order.id} order={order} locale={locale} texts={texts}>
                <Tick
                  label={list.select.replace("{number}", order.number)}
                  isTicked={selectedIds.has(order.id)}
                  onChange={() => toggle(order.id)}
                />
              </OrderRow>
            ))}
          </tbody>
        </table>
        <MoreButton query={query} text={ui.more} />
      </ListState>
      <SelectionBar
        selected={selected}
        onClear={() => setSelectedIds(new Set())}
        onChange={refresh}
        locale={locale}
        texts={texts}
      />
    </>
  );
}

type TickProps = { label: string; isTicked: boolean; onChange: () => void };

function Tick({ label, isTicked, onChange }: TickProps) {
  return (
    <label className="flex size-11 pressable items-center justify-center">
      <span className="sr-only">{label}</span>
      <input type="checkbox" checked={isTicked} onChange={onChange} className="size-5 accent-clay" />
    </label>
  );
}
