import { useId } from "react";
import { PlusIcon } from "@/components/ui/later-icons";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import { addFiles, type Share } from "./share-state";

type PickPhotosProps = { state: Share; texts: Texts<"share"> };

const KINDS = "image/jpeg,image/png,image/webp";

/** The first step: one large target. Phones offer their camera there, too. */
export function PickPhotos({ state, texts }: PickPhotosProps) {
  const id = useId();
  return (
    <div className="mt-6">
      <PhotoInput id={id} />
      <label
        htmlFor={id}
        className="flex min-h-64 pressable flex-col items-center justify-center gap-2 rounded-card border-2 border-dashed border-muted/70 bg-surface p-6 text-center peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2"
      >
        <span className="grid size-14 place-items-center rounded-full bg-clay text-paper">
          <PlusIcon className="size-7" />
        </span>
        <span className="mt-2 text-lg font-semibold">{texts.choose}</span>
        <span className="text-sm text-muted">{texts.chooseDetail}</span>
      </label>
      <Unopened names={state.unopened} texts={texts} />
    </div>
  );
}

/** The file field itself; its label is what people see. */
export function PhotoInput({ id, label }: { id: string; label?: string }) {
  return (
    <input
      id={id}
      type="file"
      accept={KINDS}
      multiple
      aria-label={label}
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        // The same file can be chosen again after it was taken out.
        currentTarget.value = "";
        void addFiles(files);
      }}
      className="peer sr-only"
    />
  );
}

export function Unopened({ names, texts }: { names: readonly string[]; texts: Pick<Texts<"share">, "notPhoto"> }) {
  return (
    <div role="alert" className="text-sm text-danger">
      {names.map((name, index) => (
        <p key={index} className="mt-2">
          {fill(texts.notPhoto, { name })}
        </p>
      ))}
    </div>
  );
}
