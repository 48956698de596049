import { ICON_BUTTON } from "@/components/ui/button";
import { AlertIcon, CloseIcon } from "@/components/ui/later-icons";
import { fill } from "@/lib/core/fill";
import type { ComposerTexts } from "../posts-texts";
import type { Upload } from "./use-uploads";

type UploadingProps = {
  uploads: readonly Upload[];
  onPutAway: (id: string) => void;
  texts: ComposerTexts["post"];
};

/** What is on its way, how far, and what was refused and why. */
export function Uploading({ uploads, onPutAway, texts }: UploadingProps) {
  const left = uploads.filter(({ error }) => error === undefined).length;
  return (
    <>
      <p role="status" className="sr-only">
        {left > 0 ? fill(texts.uploading, { count: left }) : ""}
      </p>
      {uploads.length > 0 && (
        <ul className="space-y-2">
          {uploads.map((upload) => (
            <li key={upload.id} className="rounded-card border border-line px-3 py-2 text-sm">
              {upload.error === undefined ? (
                <Progress upload={upload} texts={texts} />
              ) : (
                <Refused upload={upload} onPutAway={() => onPutAway(upload.id)} texts={texts} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type OneProps = { upload: Upload; texts: ComposerTexts["post"] };

function Progress({ upload: { name, part }, texts }: OneProps) {
  return (
    <>
      <span className="flex justify-between gap-3">
        <bdi className="truncate">{name}</bdi>
        <span className="whitespace-nowrap text-muted">
          {part < 1 ? `${String(Math.round(part * 100))} %` : texts.preparing}
        </span>
      </span>
      {/* Without a value it moves: the shop decodes it. */}
      <progress className="mt-1 h-2 w-full accent-clay" aria-label={name} {...(part < 1 && { value: part })} />
    </>
  );
}

function Refused({ upload: { name, error }, onPutAway, texts }: OneProps & { onPutAway: () => void }) {
  return (
    <div role="alert" className="flex items-center gap-2">
      <AlertIcon className="size-5 shrink-0 text-danger" />
      <p className="min-w-0 flex-1 break-words">
        <bdi className="font-medium">{name}</bdi>: {error}
      </p>
      <button type="button" aria-label={`${texts.putAway}: ${name}`} onClick={onPutAway} className={ICON_BUTTON}>
        <CloseIcon />
      </button>
    </div>
  );
}
