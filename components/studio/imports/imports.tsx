"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { momentOf } from "@/components/studio/ui/dates";
import { ListTable } from "@/components/studio/ui/list-table";
import { PageHead } from "@/components/studio/ui/page-head";
import { TABLE } from "@/components/studio/ui/table";
import { useListKeys } from "@/components/studio/ui/use-keys";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { EXPORT_URL, type ImportCard, importsQuery } from "@/lib/imports/staff-client";
import { ImportState } from "./import-state";
import type { ImportTexts } from "./import-texts";
import { Upload } from "./upload";

type ImportsProps = { locale: Locale; texts: ImportTexts };

/** Brings files of products, takes all of them out, and tells what was brought so far. */
export function Imports({ locale, texts }: ImportsProps) {
  const { room, ui } = texts;
  useListKeys();
  const query = useInfiniteQuery(importsQuery());
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = [room.file, room.state, room.result, room.when];
  return (
    <>
      <PageHead title={room.title} intro={room.intro}>
        <a href={EXPORT_URL} download className={BUTTON.secondary}>
          {room.exportAll}
        </a>
      </PageHead>
      <Upload locale={locale} texts={texts} />
      <h2 className="mt-8 mb-2 text-lg">{room.history}</h2>
      <ListTable query={query} count={items.length} empty={room.empty} columns={columns} locale={locale} texts={ui}>
        {items.map((item) => (
          <ImportRow key={item.id} item={item} locale={locale} texts={texts} />
        ))}
      </ListTable>
    </>
  );
}

function ImportRow({ item, locale, texts: { room } }: { item: ImportCard; locale: Locale; texts: ImportTexts }) {
  const { id, fileName, format, state, counts, person, createdAt } = item;
  const shown = counts && (["created", "changed", "unchanged", "refused"] as const).filter((name) => counts[name] > 0);
  return (
    <tr data-row className={TABLE.row}>
      <td className={TABLE.cell}>
        <Link
          href={routes.studioRoom(locale, `imports/${id}`)}
          className="inline-flex min-h-11 max-w-full items-center font-medium break-all underline underline-offset-4"
        >
          <bdi>{fileName}</bdi>
        </Link>
        <span className="block text-sm text-muted">{room.formats[format]}</span>
      </td>
      <td className={TABLE.cell}>
        <ImportState state={state} texts={room} />
      </td>
      <td className={`${TABLE.cell} text-sm tabular-nums`}>
        {shown?.map((name) => `${room.counts[name]} ${counts?.[name].toLocaleString(locale) ?? ""}`).join(" · ")}
      </td>
      <td className={`${TABLE.cell} text-sm`}>
        <time dateTime={createdAt}>{momentOf(createdAt, locale)}</time>
        <span className="block text-muted">{person}</span>
      </td>
    </tr>
  );
}
