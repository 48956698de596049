import { useId, useState } from "react";
import { FieldError } from "@/components/ui/field";
import type { RequestTexts } from "./request-texts";

type PictureFieldProps = {
  file: File | null;
  onChange: (file: File | null) => void;
  error: string | undefined;
  texts: RequestTexts["room"];
};

/** The picture as it was found, and how it looks. */
export function PictureField({ file, onChange, error, texts }: PictureFieldProps) {
  const id = useId();
  const [shown, setShown] = useState("");
  const choose = (chosen: File | null) => {
    URL.revokeObjectURL(shown);
    setShown(chosen ? URL.createObjectURL(chosen) : "");
    onChange(chosen);
  };
  return (
    <div>
      <span className="mb-1 block text-sm font-medium">{texts.picture}</span>
      <div className="flex items-center gap-4 rounded-card border border-dashed border-muted/70 p-3">
        {file !== null && (
          // What no browser can open shows nothing; the intake says why.
          <img src={shown} alt="" className="h-24 w-20 shrink-0 rounded-thumb bg-line object-cover" />
        )}
        <div className="min-w-0">
          <input
            id={id}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            aria-invalid={error !== undefined}
            aria-describedby={`${id}-hint ${id}-error`}
            onChange={({ target }) => choose(target.files?.[0] ?? null)}
            className="peer sr-only"
          />
          <label
            htmlFor={id}
            className="inline-flex min-h-12 pressable cursor-pointer items-center rounded-full border border-line bg-surface px-5 font-semibold peer-focus-visible:outline-2 peer-focus-visible:outline-offset-4 peer-focus-visible:outline-ink"
          >
            {texts.choosePicture}
          </label>
          <p id={`${id}-hint`} className="mt-2 text-sm text-muted">
            {texts.pictureHint}
          </p>
        </div>
      </div>
      {error !== undefined && <FieldError id={`${id}-error`} error={error} />}
    </div>
  );
}
