import { useId } from "react";
import { ClipBadge } from "@/components/photos/clip-badge";
import { CloseIcon, PlusIcon } from "@/components/ui/later-icons";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import type { DraftPhoto } from "@/lib/core/photo-draft";
import { blobUrl } from "./blob-url";
import { PhotoInput } from "./pick-photos";
import { isFull, removePhoto } from "./share-state";

type PhotoStripProps = {
  photos: readonly DraftPhoto[];
  takesClips: boolean | undefined;
  chosenKey: string | null;
  onChoose: (key: string) => void;
  texts: Texts<"share">;
};

/** The chosen photos in their order, and a place for more. */
export function PhotoStrip({ photos, takesClips, chosenKey, onChoose, texts }: PhotoStripProps) {
  const id = useId();
  return (
    <ul aria-label={texts.photos} className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1">
      {photos.map((photo, index) => (
        <Photo
          key={photo.key}
          photo={photo}
          number={index + 1}
          isChosen={photo.key === chosenKey}
          onChoose={onChoose}
          texts={texts}
        />
      ))}
      {!isFull(photos) && (
        <li className="shrink-0">
          <PhotoInput id={id} takesClips={takesClips} />
          <label
            htmlFor={id}
            className="grid h-20 w-16 pressable place-items-center rounded-card border-2 border-dashed border-muted/70 bg-surface peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2"
          >
            <PlusIcon />
            <span className="sr-only">{texts.addMore}</span>
          </label>
        </li>
      )}
    </ul>
  );
}

type PhotoProps = {
  photo: DraftPhoto;
  number: number;
  isChosen: boolean;
  onChoose: (key: string) => void;
  texts: Texts<"share">;
};

function Photo({ photo: { key, blob, poster }, number, isChosen, onChoose, texts }: PhotoProps) {
  return (
    <li className="relative shrink-0">
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={() => onChoose(key)}
        className={`relative block h-20 w-16 overflow-hidden rounded-card border-2 ${isChosen ? "border-clay" : "border-transparent"}`}
      >
        <img
          src={blobUrl(poster ?? blob)}
          alt={poster ? texts.clip : fill(texts.photoOf, { number })}
          className="size-full object-cover"
        />
        {poster && <ClipBadge />}
      </button>
      <button
        type="button"
        aria-label={fill(texts.remove, { number })}
        onClick={() => removePhoto(key)}
        className="absolute -top-1 -right-1 grid size-7 pressable place-items-center rounded-full bg-ink text-paper after:absolute after:-inset-2"
      >
        <CloseIcon className="size-4" />
      </button>
    </li>
  );
}
