"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, useId, useState } from "react";
import { useTry } from "@/components/ui/use-try";
import { FieldError } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import { IMPORT_LIMITS } from "@/lib/core/import-limits";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { uploadImport } from "@/lib/imports/staff-client";
import type { ImportTexts } from "./import-texts";

type UploadProps = { locale: Locale; texts: ImportTexts };

/** Takes a file, by choosing it or by dropping it, and goes on to what would come of it. */
export function Upload({ locale, texts: { room, ui } }: UploadProps) {
  const router = useRouter();
  const id = useId();
  const { isBusy, error, run } = useTry(ui.error);
  const [name, setName] = useState("");
  const [isTooLarge, setTooLarge] = useState(false);
  const [isOver, setOver] = useState(false);
  const send = (file: File | undefined) => {
    if (!file || isBusy) return;
    setName(file.name);
    setTooLarge(file.size > IMPORT_LIMITS.fileBytes);
    if (file.size > IMPORT_LIMITS.fileBytes) return;
    run(async () => {
      const made = await uploadImport(file);
      router.push(routes.studioRoom(locale, `imports/${made.id}`));
    });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const refusal = isTooLarge ? room.tooLarge : error;
  return (
    <div>
      {/* Dropping is a second way for a mouse: what it does, the button does, too. */}
      <div
        role="presentation"
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`rounded-card border-2 border-dashed px-4 py-8 text-center ${isOver ? "border-clay bg-surface" : "border-muted/50"}`}
      >
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          disabled={isBusy}
          aria-invalid={refusal !== undefined}
          aria-describedby={`${id}-hint ${id}-error`}
          onChange={({ target }) => {
            send(target.files?.[0]);
            // The same file can be chosen again once it was mended.
            target.value = "";
          }}
          className="peer sr-only"
        />
        <label
          htmlFor={id}
          className="inline-flex min-h-12 pressable cursor-pointer items-center justify-center rounded-full bg-clay px-6 font-semibold text-paper peer-focus-visible:outline-2 peer-focus-visible:outline-offset-4 peer-focus-visible:outline-ink peer-disabled:opacity-60"
        >
          {isBusy ? fill(room.uploading, { name }) : room.choose}
        </label>
        <p id={`${id}-hint`} className="mt-3 text-sm text-muted">
          {room.drop}
        </p>
      </div>
      <div id={`${id}-error`} role="alert">
        {refusal !== undefined && <FieldError id={`${id}-refusal`} error={refusal} />}
      </div>
    </div>
  );
}
