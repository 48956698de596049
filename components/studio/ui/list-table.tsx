import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { ListState } from "./list-state";
import { MoreButton } from "./more-button";
import { TABLE } from "./table";

type ListTableProps = {
  query: Parameters<typeof ListState>[0]["query"] & Parameters<typeof MoreButton>[0]["query"];
  columns: readonly string[];
  /** How many rows there are once it has loaded. */
  count: number;
  empty: ReactNode;
  locale: Locale;
  texts: Texts<"studio">["ui"];
  /** The rows. */
  children: ReactNode;
};

/** A list that is a table, page by page, and what stands in its place while it is none. */
export function ListTable({ query, columns, count, empty, locale, texts, children }: ListTableProps) {
  return (
    <ListState query={query} count={count} empty={empty} locale={locale} texts={texts}>
      <table className={TABLE.table}>
        <thead className={TABLE.head}>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={TABLE.headCell}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={TABLE.body}>{children}</tbody>
      </table>
      <MoreButton query={query} text={texts.more} />
    </ListState>
  );
}
