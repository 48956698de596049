import { useEffect, useEffectEvent, useRef, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { CLIP_TYPES, PICTURE_TYPES } from "@/lib/core/upload-limits";
import type { ComposerTexts } from "../posts-texts";

type UploadPlaceProps = {
  onFiles: (files: readonly File[]) => void;
  isFull: boolean;
  takesClips: boolean;
  texts: ComposerTexts["post"];
};

/** Where pictures and clips come in: chosen with the button, dropped anywhere on the page, or pasted. */
export function UploadPlace({ onFiles, isFull, takesClips, texts }: UploadPlaceProps) {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useGivenFiles((files) => {
    if (!isFull) onFiles(files);
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={[...PICTURE_TYPES, ...(takesClips ? CLIP_TYPES : [])].join()}
        aria-label={texts.upload}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <button type="button" disabled={isFull} onClick={() => input.current?.click()} className={BUTTON.secondary}>
        {texts.upload}
      </button>
      {isOver && (
        <div
          aria-hidden="true"
          className="pointer-events-none fixed inset-4 z-30 grid place-items-center rounded-sheet border-2 border-dashed border-clay bg-paper/90 text-xl"
        >
          {texts.drop}
        </div>
      )}
    </>
  );
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;

/** Files that are dropped on the page or pasted. @returns Whether some hang over the page. */
function useGivenFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent((given: FileList | undefined) => {
    const files = [...(given ?? [])];
    if (files.length > 0) onFiles(files);
    return files.length > 0;
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      take(event.dataTransfer?.files);
    };
    const paste = (event: ClipboardEvent) => {
      if (take(event.clipboardData?.files)) event.preventDefault();
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
      document.removeEventListener("paste", paste);
    };
  }, []);
  return isOver;
}
