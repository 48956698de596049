import { type MouseEvent, useCallback, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { CloseIcon } from "@/components/ui/later-icons";
import { Thumb } from "@/components/ui/picture";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { DraftPhoto, DraftTag } from "@/lib/core/photo-draft";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { blobUrl } from "./blob-url";
import { cutSide, ratioOf, SHAPES } from "./crop";
import { changePhoto } from "./share-state";
import { TagPicker } from "./tag-picker";

type PhotoStageProps = { photo: DraftPhoto; token: string | null; locale: Locale; texts: Texts<"share"> };

const SHAPE_TEXTS = { portrait: "4:5", square: "1:1" } as const;
const MIDDLE = { x: 0.5, y: 0.5 };

/** One photo, as it will be shown: its crop, and what is tagged in it. */
export function PhotoStage({ photo, token, locale, texts }: PhotoStageProps) {
  const { key, tags } = photo;
  const [place, setPlace] = useState<{ x: number; y: number } | null>(null);
  // The same one each time: another one would be another sheet.
  const close = useCallback(() => setPlace(null), []);
  const canTag = tags.length < PHOTO_LIMITS.tags;
  const tag = (found: Omit<DraftTag, "x" | "y">) => {
    const others = tags.filter(({ variantId }) => variantId !== found.variantId);
    changePhoto(key, { tags: [...others, { ...found, ...(place ?? MIDDLE) }] });
    setPlace(null);
  };
  return (
    <div>
      <Shown photo={photo} onPlace={(at) => canTag && setPlace(at)} texts={texts} />
      {photo.poster === null && <Shapes photo={photo} texts={texts} />}
      <p className="mt-3 text-sm text-muted">{texts.tapHint}</p>
      <ul className="mt-1">
        {tags.map(({ variantId, title, pictureKey, placeholder }, index) => (
          <li key={variantId} className="flex min-h-14 items-center gap-3 border-b border-line">
            <span className="grid size-6 shrink-0 place-items-center rounded-full bg-ink text-xs text-paper">
              {index + 1}
            </span>
            <Thumb pictureKey={pictureKey} placeholder={placeholder} className="h-12 w-10 rounded-thumb" />
            <span className="min-w-0 flex-1">{title}</span>
            <button
              type="button"
              aria-label={fill(texts.untag, { title })}
              onClick={() => changePhoto(key, { tags: tags.filter((other) => other.variantId !== variantId) })}
              className="grid size-11 pressable place-items-center rounded-full"
            >
              <CloseIcon className="size-5" />
            </button>
          </li>
        ))}
      </ul>
      {canTag && (
        <button type="button" onClick={() => setPlace(MIDDLE)} className={`${BUTTON.secondary} mt-3 w-full`}>
          {texts.tagProduct}
        </button>
      )}
      <TagPicker isOpen={place !== null} onClose={close} onPick={tag} token={token} locale={locale} texts={texts} />
    </div>
  );
}

type ShownProps = { photo: DraftPhoto; onPlace: (at: { x: number; y: number }) => void; texts: Texts<"share"> };

function Shown({ photo, onPlace, texts }: ShownProps) {
  const ratio = ratioOf(photo);
  const at = `${String(photo.offset * 100)}%`;
  const place = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    onPlace({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
  };
  return (
    // The button below the picture does the same for keyboards: this is an extra for fingers.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      data-stage
      onClick={place}
      className="relative mx-auto cursor-crosshair overflow-hidden rounded-card bg-line"
      style={{ aspectRatio: ratio, maxWidth: `calc(60dvh * ${String(ratio)})` }}
    >
      <img
        src={blobUrl(photo.poster ?? photo.blob)}
        alt={photo.poster ? texts.clip : fill(texts.photoOf, { number: 1 })}
        className="size-full object-cover"
        style={{ objectPosition: `${at} ${at}` }}
      />
      {photo.tags.map(({ variantId, x, y }, index) => (
        <span
          key={variantId}
          aria-hidden="true"
          className="pointer-events-none absolute grid size-7 -translate-1/2 place-items-center rounded-full bg-ink text-xs font-semibold text-paper"
          style={{ left: `${String(x * 100)}%`, top: `${String(y * 100)}%` }}
        >
          {index + 1}
        </span>
      ))}
    </div>
  );
}

function Shapes({ photo, texts }: Pick<PhotoStageProps, "photo" | "texts">) {
  const { key, shape, offset } = photo;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <div role="group" aria-label={texts.shape} className="flex gap-2">
        {SHAPES.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={shape === name}
            onClick={() => changePhoto(key, { shape: name })}
            className="min-h-11 min-w-14 pressable rounded-full border border-line bg-surface px-4 text-sm aria-pressed:border-clay aria-pressed:font-semibold aria-pressed:text-clay"
          >
            {name === "whole" ? texts.whole : SHAPE_TEXTS[name]}
          </button>
        ))}
      </div>
      {cutSide(photo) !== null && (
        <input
          type="range"
          aria-label={texts.position}
          min={0}
          max={100}
          value={Math.round(offset * 100)}
          onChange={({ target }) => changePhoto(key, { offset: target.valueAsNumber / 100 })}
          className="h-11 min-w-32 flex-1 accent-clay"
        />
      )}
    </div>
  );
}
