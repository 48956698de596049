"use client";

import { useRef, useState } from "react";
import { Section } from "@/components/studio/ui/section";
import { wordsOf } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { choiceWords } from "./choice-words";
import type { StaffProduct } from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import { PICTURE_TYPES } from "@/lib/core/upload-limits";
import type { UploadedPicture } from "@/lib/media/staff-contract";
import type { PartProps } from "./part";
import { PictureTile } from "./picture-tile";
import { uploadPicture } from "./upload-picture";

type Media = StaffProduct["media"];

/** The pictures of a product in their order: sent, described, given to a variant, moved, taken out. */
export function PicturesSection({ form, change, errors, media, locale, texts }: PartProps & { media: Media }) {
  const { editor: words, ui } = texts;
  const { pictures, variants, options } = form;
  const [sent, setSent] = useState<Media>({});
  const upload = useUploads(ui.error, (one) => {
    setSent((before) => ({ ...before, [one.id]: one }));
    const isThere = pictures.some(({ mediaId }) => mediaId === one.id);
    return isThere ? null : { mediaId: one.id, alt: one.alt, sku: null };
  });
  const known = { ...media, ...sent };
  const choices = variants
    .filter(({ sku }) => sku !== "")
    .map(({ sku, optionValues }) => [sku, choiceWords(options, optionValues, locale) || sku] as const);
  const put = (next: typeof pictures) => change({ pictures: next });
  const take = (files: FileList | null) =>
    void upload.send([...(files ?? [])].slice(0, PRODUCT_LIMITS.pictures - pictures.length)).then((added) => {
      if (added.length > 0) put([...pictures, ...added]);
    });
  return (
    <Section
      title={words.pictures}
      hint={words.picturesHint}
      action={<UploadButton text={words.upload} isBusy={upload.left > 0} onFiles={take} />}
    >
      <p role="status" className="sr-only">
        {upload.left > 0 ? fill(words.uploading, { count: upload.left }) : ""}
      </p>
      {upload.left > 0 && <progress className="h-2 w-full accent-clay" aria-label={words.upload} />}
      {[...upload.errors, ...(errors["#/pictures"] === undefined ? [] : [errors["#/pictures"]])].map((error) => (
        <FieldError key={error} id="pictures-error" error={error} />
      ))}
      {pictures.length === 0 && upload.left === 0 && <p className="py-6 text-center text-muted">{words.noPictures}</p>}
      <ul className="divide-y divide-line">
        {pictures.map((picture, index) => (
          <PictureTile
            key={picture.mediaId}
            picture={picture}
            index={index}
            count={pictures.length}
            shown={known[picture.mediaId]}
            choices={choices}
            title={form.title}
            errors={errors}
            onChange={(part) => put(pictures.map((one) => (one === picture ? { ...one, ...part } : one)))}
            onMove={(to) => put(moved(pictures, index, to))}
            onRemove={() =>
              change({
                pictures: pictures.filter((one) => one !== picture),
                variants: variants.map((variant) =>
                  variant.mediaId === picture.mediaId ? { ...variant, mediaId: null } : variant,
                ),
              })
            }
            texts={words}
          />
        ))}
      </ul>
    </Section>
  );
}

function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)];
}

type Added = PartProps["form"]["pictures"][number];

/** Sends files one after the other; those that are refused are named, the others come in. */
function useUploads(offline: string, onOne: (one: UploadedPicture) => Added | null) {
  const [left, setLeft] = useState(0);
  const [errors, setErrors] = useState<string[]>([]);
  const send = async (files: readonly File[]): Promise<Added[]> => {
    setErrors([]);
    const added: Added[] = [];
    for (const [index, file] of files.entries()) {
      setLeft(files.length - index);
      try {
        const one = onOne(await uploadPicture(file));
        if (one && !added.some(({ mediaId }) => mediaId === one.mediaId)) added.push(one);
      } catch (refusal) {
        setErrors((before) => [...before, `${file.name}: ${wordsOf(refusal, offline)}`]);
      }
    }
    setLeft(0);
    return added;
  };
  return { left, errors, send };
}

type UploadButtonProps = { text: string; isBusy: boolean; onFiles: (files: FileList | null) => void };

function UploadButton({ text, isBusy, onFiles }: UploadButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        accept={PICTURE_TYPES.join()}
        aria-label={text}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          onFiles(target.files);
          target.value = "";
        }}
      />
      <button type="button" disabled={isBusy} onClick={() => input.current?.click()} className={BUTTON.secondary}>
        {text}
      </button>
    </>
  );
}
