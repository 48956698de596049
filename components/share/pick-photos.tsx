import { useId } from "react";
import { PlusIcon } from "@/components/ui/later-icons";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import { CLIP_TYPES, PICTURE_TYPES } from "@/lib/core/upload-limits";
import { addFiles, type Share, type Unopened as Refused } from "./share-state";

type PickPhotosProps = {
  state: Share;
  /** Whether the shop can make clips; undefined until it has said so. */
  takesClips: boolean | undefined;
  texts: Texts<"share">;
};

/** The first step: one large target. Phones offer their camera there, too. */
export function PickPhotos({ state, takesClips, texts }: PickPhotosProps) {
  const id = useId();
  return (
    <div className="mt-6">
      <PhotoInput id={id} takesClips={takesClips} />
      <label
        htmlFor={id}
        className="flex min-h-64 pressable flex-col items-center justify-center gap-2 rounded-card border-2 border-dashed border-muted/70 bg-surface p-6 text-center peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2"
      >
        <span className="grid size-14 place-items-center rounded-full bg-clay text-paper">
          <PlusIcon className="size-7" />
        </span>
        <span className="mt-2 text-lg font-semibold">{texts.choose}</span>
        <span className="text-sm text-muted">
          {texts.chooseDetail}
          <br />
          {/* Its line is there from the beginning: what is said there moves nothing. */}
          {takesClips === undefined ? "\u00a0" : takesClips ? texts.orClip : texts.photosOnly}
        </span>
      </label>
      <Unopened files={state.unopened} texts={texts} />
    </div>
  );
}

/** The file field itself; its label is what people see. */
export function PhotoInput({ id, takesClips, label }: { id: string; takesClips: boolean | undefined; label?: string }) {
  return (
    <input
      id={id}
      type="file"
      accept={[...PICTURE_TYPES, ...(takesClips ? CLIP_TYPES : [])].join()}
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

export function Unopened({ files, texts }: { files: readonly Refused[]; texts: Texts<"share"> }) {
  return (
    <div role="alert" className="text-sm text-danger">
      {files.map(({ name, why }, index) => (
        <p key={index} className="mt-2">
          {fill(texts[why], { name })}
        </p>
      ))}
    </div>
  );
}
