"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { momentOf } from "@/components/studio/ui/dates";
import { ListState } from "@/components/studio/ui/list-state";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { actOnImport, importQuery, isWorking, type ProductImport, refusedUrl } from "@/lib/imports/staff-client";
import { ColumnMapping } from "./column-mapping";
import { ImportRows } from "./import-rows";
import { ImportState } from "./import-state";
import type { ImportTexts } from "./import-texts";
import { Progress } from "./progress";

type ImportRoomProps = { id: string; locale: Locale; texts: ImportTexts };

/** One file of products from its columns to its result, and back. */
export function ImportRoom({ id, locale, texts }: ImportRoomProps) {
  const { room, ui } = texts;
  const query = useQuery(importQuery(id));
  const { data } = query;
  return (
    <>
      <p className="mb-2 text-sm">
        <Link
          href={routes.studioRoom(locale, "imports")}
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          ← {room.back}
        </Link>
      </p>
      <div className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-2xl break-all">
            <bdi>{data?.fileName ?? room.file}</bdi>
          </h1>
          {data && (
            <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              <ImportState state={data.state} texts={room} />
              <span>{room.formats[data.format]}</span>
              <time dateTime={data.createdAt}>{momentOf(data.createdAt, locale)}</time>
              <span>{data.person}</span>
            </p>
          )}
        </div>
        {data && <Actions data={data} locale={locale} texts={texts} />}
      </div>
      <ListState query={query} count={1} empty={null} locale={locale} texts={ui}>
        {data && <Body data={data} locale={locale} texts={texts} />}
      </ListState>
    </>
  );
}

type PartProps = { data: ProductImport; locale: Locale; texts: ImportTexts };

/** What can be done with an import as it is now. */
function actsOf({ state, counts, rowCounts, total, done }: ProductImport) {
  const isStopped = state === "failed" && total > 0 && done > 0;
  const toDo = (counts?.created ?? 0) + (counts?.changed ?? 0);
  return {
    toDo,
    canStart: state === "previewed" && toDo > 0,
    canGoOn: isStopped,
    canUndo: (state === "done" || isStopped) && rowCounts.created + rowCounts.changed > 0,
    hasRefused: rowCounts.refused > 0 && !isWorking({ state }),
  };
}

function Actions({ data, locale, texts: { room, ui } }: PartProps) {
  const client = useQueryClient();
  const { isBusy, error, run } = useTry(ui.error);
  const { toDo, canStart, canGoOn, canUndo, hasRefused } = actsOf(data);
  const act = (what: "run" | "undo") =>
    run(async () => {
      client.setQueryData(importQuery(data.id).queryKey, await actOnImport(what, data.id, data.version));
    });
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        {hasRefused && (
          <a href={refusedUrl(data.id, locale)} download className={BUTTON.secondary}>
            {room.download}
          </a>
        )}
        {canUndo && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() => window.confirm(room.undoAsk) && act("undo")}
            className={BUTTON.secondary}
          >
            {room.undo}
          </button>
        )}
        {(canStart || canGoOn) && (
          <button type="button" disabled={isBusy} onClick={() => act("run")} className={BUTTON.primary}>
            {canGoOn ? room.resume : fill(room.run, { count: toDo.toLocaleString(locale) })}
          </button>
        )}
      </div>
      <div role="alert">{error !== undefined && <FieldError id="import-error" error={error} />}</div>
    </div>
  );
}

function Body({ data, locale, texts }: PartProps) {
  const { room } = texts;
  const [filter, setFilter] = useState("");
  const { state, counts, error, pictures } = data;
  const isBefore = state === "previewed" || state === "failed";
  return (
    <div className="space-y-6">
      {error !== null && (
        <p role="alert" className="rounded-card border border-danger px-4 py-3 text-danger">
          {error}
        </p>
      )}
      <Progress data={data} locale={locale} texts={room} />
      {isBefore && <ColumnMapping key={data.version} data={data} locale={locale} texts={texts} />}
      {counts && !isWorking({ state }) && (
        <section aria-labelledby="import-rows">
          <h2 id="import-rows" className="mb-3 text-lg">
            {state === "previewed" ? room.previewTitle : room.resultTitle}
          </h2>
          <Notes data={data} texts={room} />
          <ImportRows data={data} filter={filter} onFilter={setFilter} locale={locale} texts={texts} />
        </section>
      )}
      {state === "done" && pictures.waiting === 0 && pictures.shown + pictures.refused > 0 && (
        <p className="text-sm text-muted">{fill(room.picturesDone, pictures)}</p>
      )}
    </div>
  );
}

/** What one should know about the figures. */
function Notes({ data: { state, counts, rowCounts }, texts }: { data: ProductImport; texts: ImportTexts["room"] }) {
  const notes = [
    ...(state === "previewed" && counts && counts.created + counts.changed === 0 && counts.refused === 0
      ? [texts.nothing]
      : []),
    ...(state === "previewed" && counts && counts.pictures > 0
      ? [fill(texts.picturesToCome, { count: counts.pictures })]
      : []),
    ...(rowCounts.kept > 0 ? [texts.keptHow] : []),
  ];
  return notes.map((note) => (
    <p key={note} className="mb-3 text-sm text-muted">
      {note}
    </p>
  ));
}
