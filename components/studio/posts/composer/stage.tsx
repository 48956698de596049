import { type MouseEvent, useEffect, useRef, useState } from "react";
import { useKeys } from "@/components/studio/ui/use-keys";
import { FieldError } from "@/components/ui/field";
import { Picture, SIZES } from "@/components/ui/picture";
import { POST_LIMITS } from "@/lib/core/post-limits";
import type { StaffMedia, Taggable } from "@/lib/posts/staff-client";
import { tagAt } from "./form";
import type { PartProps } from "./part";
import { TagDialog } from "./tag-dialog";
import { TagList } from "./tag-list";
import { TagMarker } from "./tag-marker";

type StageProps = PartProps & {
  picture: StaffMedia;
  index: number;
  onChange: (next: (before: StaffMedia) => StaffMedia) => void;
};

type Place = { x: number; y: number };
const MIDDLE: Place = { x: 0.5, y: 0.5 };

/** Where a picture was pressed; by keyboard nowhere, so in the middle. */
function placeOf({ currentTarget, clientX, clientY, detail }: MouseEvent<HTMLElement>): Place {
  const box = currentTarget.getBoundingClientRect();
  return detail === 0 ? MIDDLE : { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
}

/** A picture as shoppers see it. A tap where a product is tags it; by keyboard it begins in the middle. */
export function Stage({ composing, picture, index, onChange, locale, texts }: StageProps) {
  const { post: words } = texts;
  const { known, meet, form, errors } = composing;
  const [place, setPlace] = useState<Place | null>(null);
  const [addedId, setAdded] = useState<string | null>(null);
  const isFull = picture.tags.length >= POST_LIMITS.tags;
  const markers = useRef<HTMLDivElement>(null);
  const ask = (at: Place) => !isFull && setPlace(at);
  useKeys({ t: () => ask(MIDDLE) });
  useEffect(() => {
    // The dialog has given the focus back by now; whoever tagged by keyboard goes on to move the tag.
    if (addedId !== null) markers.current?.querySelector<HTMLElement>(`[data-tag="${addedId}"]`)?.focus();
  }, [addedId]);
  const add = (product: Taggable) => {
    const at = place ?? MIDDLE;
    meet(product);
    onChange((before) => ({ ...before, tags: [...before.tags, { variantId: product.variantId, ...at }] }));
    setPlace(null);
    setAdded(product.variantId);
  };
  const remove = (variantId: string) => {
    setAdded(null);
    onChange((before) => ({ ...before, tags: before.tags.filter((tag) => tag.variantId !== variantId) }));
  };
  const tagErrors = picture.tags.map((_, at) => errors[`#/media/${String(index)}/tags/${String(at)}/variantId`]);
  const alt = picture.alt[locale];
  return (
    <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_14rem]">
      <div ref={markers} data-tag-stage className="relative self-start overflow-hidden rounded-card">
        <Picture picture={{ ...picture, alt }} sizes={SIZES.full} className="aspect-4/5" />
        <button
          type="button"
          aria-label={words.tagHere}
          disabled={isFull}
          onClick={(event) => ask(placeOf(event))}
          className="absolute inset-0 cursor-crosshair touch-manipulation -outline-offset-4"
        />
        {picture.tags.map((tag, at) => (
          <TagMarker
            key={tag.variantId}
            tag={tag}
            number={at + 1}
            name={known.get(tag.variantId)?.title[locale] ?? ""}
            onMove={(to) => onChange((before) => ({ ...before, tags: tagAt(before.tags, tag.variantId, to) }))}
            onRemove={() => remove(tag.variantId)}
            texts={words}
          />
        ))}
      </div>
      <div>
        <TagList
          tags={picture.tags}
          known={known}
          onAdd={isFull ? null : () => ask(MIDDLE)}
          onRemove={remove}
          locale={locale}
          texts={texts}
        />
        {tagErrors.map(
          (error, at) => error !== undefined && <FieldError key={at} id={`tag-${String(at)}-error`} error={error} />,
        )}
      </div>
      <TagDialog
        isOpen={place !== null}
        onClose={() => setPlace(null)}
        onPick={add}
        taken={new Set(picture.tags.map(({ variantId }) => variantId))}
        near={form.media.flatMap(({ tags }) => tags.flatMap(({ variantId }) => known.get(variantId) ?? []))}
        locale={locale}
        texts={texts}
      />
    </div>
  );
}
