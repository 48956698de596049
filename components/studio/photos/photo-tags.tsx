import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { CloseIcon, PlusIcon } from "@/components/ui/later-icons";
import { Thumb } from "@/components/ui/picture";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { type StaffPhoto, suggestionsQuery, tagPhoto } from "@/lib/moderation/staff-client";
import { type Taggable, taggablesQuery } from "@/lib/posts/staff-client";
import type { PhotosTexts } from "./photos-texts";
import { useTry } from "@/components/ui/use-try";

type PhotoTagsProps = { photo: StaffPhoto; onReplace: (photo: StaffPhoto) => void; locale: Locale; texts: PhotosTexts };

const MIDDLE = { x: 0.5, y: 0.5 };

/** Which products a photo shows, what probably belongs to them, and its words. Each change is saved at once. */
export function PhotoTags({ photo, onReplace, locale, texts: { room, ui } }: PhotoTagsProps) {
  const { id, version, tags, products, caption, alt } = photo;
  const { run, isBusy, error } = useTry(room.failed);
  const save = (
    change: Partial<Pick<StaffPhoto, "caption" | "alt">> & { tags?: { variantId: string; x: number; y: number }[] },
  ) =>
    run(async () => {
      const plain = tags.map(({ variantId, x, y }) => ({ variantId, x, y }));
      onReplace(await tagPhoto(id, { version, tags: plain, caption, alt, ...change }));
    });
  const add = ({ variantId }: Taggable) =>
    save({
      tags: [...tags.map(({ variantId: known, x, y }) => ({ variantId: known, x, y })), { variantId, ...MIDDLE }],
    });
  const remove = (gone: string) =>
    save({ tags: tags.flatMap(({ variantId, x, y }) => (variantId === gone ? [] : [{ variantId, x, y }])) });
  return (
    <section aria-busy={isBusy} className="border-t border-line pt-4">
      <h3 className="font-semibold">{room.tag}</h3>
      {tags.length === 0 && <p className="mt-1 text-sm text-muted">{room.noTags}</p>}
      <ul>
        {tags.map(({ variantId, isBought }) => {
          const product = products.find((one) => one.variantId === variantId);
          const title = product?.title[locale] ?? "";
          return (
            <li key={variantId} className="flex min-h-12 items-center gap-3">
              {product?.picture && (
                <Thumb
                  pictureKey={product.picture.key}
                  placeholder={product.picture.placeholder}
                  className="h-11 w-9 rounded-thumb"
                />
              )}
              <span className="min-w-0 flex-1">
                {title}
                {isBought && <span className="block text-sm text-celadon">{room.bought}</span>}
              </span>
              <button
                type="button"
                disabled={isBusy}
                aria-label={fill(room.removeTag, { title })}
                onClick={() => remove(variantId)}
                className="grid size-11 pressable place-items-center rounded-full"
              >
                <CloseIcon className="size-5" />
              </button>
            </li>
          );
        })}
      </ul>
      {tags.length < PHOTO_LIMITS.tags && (
        <TagSearch photo={photo} onAdd={add} isBusy={isBusy} locale={locale} texts={room} />
      )}
      <Words key={version} photo={photo} onSave={save} isBusy={isBusy} texts={room} />
      {error !== undefined && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {error === "" ? ui.error : error}
        </p>
      )}
    </section>
  );
}

type TagSearchProps = {
  photo: StaffPhoto;
  onAdd: (product: Taggable) => void;
  isBusy: boolean;
  locale: Locale;
  texts: PhotosTexts["room"];
};

function TagSearch({ photo, onAdd, isBusy, locale, texts }: TagSearchProps) {
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data: suggested } = useQuery(suggestionsQuery(photo.id));
  const { data: found } = useQuery({ ...taggablesQuery(q), enabled: q !== "" });
  const tagged = new Set(photo.tags.map(({ variantId }) => variantId));
  const items = (q === "" ? suggested?.items : found?.items)?.filter(({ variantId }) => !tagged.has(variantId)) ?? [];
  return (
    <>
      <input
        type="search"
        data-key="tag"
        aria-label={texts.searchProducts}
        placeholder={texts.searchProducts}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        className="mt-2 min-h-11 w-full rounded-full border border-muted/70 bg-surface px-4 placeholder:text-muted"
      />
      {items.length > 0 && q === "" && <p className="mt-2 text-sm text-muted">{texts.suggested}</p>}
      <ul className="mt-1 flex flex-wrap gap-1.5">
        {items.slice(0, 6).map((product) => (
          <li key={product.variantId}>
            <button
              type="button"
              disabled={isBusy}
              aria-label={fill(texts.addTag, { title: product.title[locale] })}
              onClick={() => onAdd(product)}
              className="flex min-h-11 pressable items-center gap-1.5 rounded-full border border-line bg-surface pr-4 pl-3 text-sm"
            >
              <PlusIcon className="size-4" />
              {product.title[locale]}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

type WordsProps = {
  photo: StaffPhoto;
  onSave: (words: { caption: string; alt: string }) => void;
  isBusy: boolean;
  texts: PhotosTexts["room"];
};

function Words({ photo, onSave, isBusy, texts }: WordsProps) {
  const id = useId();
  const [words, setWords] = useState({ caption: photo.caption, alt: photo.alt });
  const isChanged = words.caption !== photo.caption || words.alt !== photo.alt;
  const look = "block w-full rounded-card border border-muted/70 bg-surface px-3 py-2";
  return (
    <details className="mt-3 text-sm">
      <summary
        data-key="edit"
        className="inline-flex min-h-11 pressable items-center font-semibold underline underline-offset-4"
      >
        {texts.edit}
      </summary>
      <label htmlFor={`${id}-caption`} className="mt-1 mb-1 block">
        {texts.caption}
      </label>
      <textarea
        id={`${id}-caption`}
        rows={3}
        maxLength={PHOTO_LIMITS.caption}
        value={words.caption}
        onChange={({ target }) => setWords({ ...words, caption: target.value })}
        className={look}
      />
      <label htmlFor={`${id}-alt`} className="mt-2 mb-1 block">
        {texts.alt}
      </label>
      <input
        id={`${id}-alt`}
        maxLength={PHOTO_LIMITS.alt}
        value={words.alt}
        onChange={({ target }) => setWords({ ...words, alt: target.value })}
        className={look}
      />
      <button
        type="button"
        disabled={!isChanged || isBusy}
        onClick={() => onSave(words)}
        className={`${BUTTON.secondary} mt-2`}
      >
        {texts.save}
      </button>
    </details>
  );
}
