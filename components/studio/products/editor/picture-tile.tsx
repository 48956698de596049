import { Select } from "@/components/studio/ui/select";
import { LanguageFields } from "@/components/studio/ui/language-fields";
import { ICON_BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { ChevronDownIcon, TrashIcon } from "@/components/ui/later-icons";
import { Thumb } from "@/components/ui/picture";
import { fill } from "@/lib/core/fill";
import type { LocalText } from "@/lib/core/locale";
import { PRODUCT_LIMITS } from "@/lib/core/product-limits";
import type { EditorTexts } from "../product-texts";
import type { PartProps } from "./part";

type Picture = PartProps["form"]["pictures"][number];

type PictureTileProps = {
  picture: Picture;
  index: number;
  count: number;
  /** Undefined for one that is not there any more. */
  shown: { key: string; placeholder: string } | undefined;
  /** The variants that it may show: SKU and words. */
  choices: readonly (readonly [sku: string, words: string])[];
  title: LocalText;
  errors: Record<string, string>;
  onChange: (part: Partial<Picture>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  texts: EditorTexts["editor"];
};

/** One picture: what it shows, in words and as a variant, and its place. */
export function PictureTile(props: PictureTileProps) {
  const { picture, index, count, shown, choices, title, errors, onChange, onMove, onRemove, texts } = props;
  const name = fill(texts.pictureName, { number: index + 1 });
  const error = errors[`#/pictures/${String(index)}/mediaId`] ?? errors[`#/pictures/${String(index)}/sku`];
  return (
    <li className="flex gap-3 py-3 first:pt-0 max-md:flex-wrap">
      <div className="shrink-0">
        {shown && (
          <Thumb
            pictureKey={shown.key}
            placeholder={shown.placeholder}
            alt={name}
            className="h-25 w-20 rounded-thumb"
          />
        )}
        {index === 0 && <p className="mt-1 text-center text-xs text-muted">{texts.cover}</p>}
      </div>
      <div className="min-w-0 flex-1 basis-60 space-y-2">
        <LanguageFields
          label={texts.alt}
          value={picture.alt}
          onChange={(alt) => onChange({ alt })}
          errorOf={(locale) => errors[`#/pictures/${String(index)}/alt/${locale}`]}
          missing={texts.missing}
          maxLength={PRODUCT_LIMITS.alt}
          placeholder={title}
        />
        {choices.length > 1 && (
          <label className="flex flex-wrap items-center gap-2 text-sm">
            <span className="text-muted">{texts.shows}</span>
            <Select
              value={picture.sku ?? ""}
              onChange={({ target }) => onChange({ sku: target.value === "" ? null : target.value })}
            >
              <option value="">{texts.showsAll}</option>
              {choices.map(([sku, words]) => (
                <option key={sku} value={sku}>
                  {words}
                </option>
              ))}
            </Select>
          </label>
        )}
        {error !== undefined && <FieldError id={`picture-${String(index)}-error`} error={error} />}
      </div>
      <div className="flex md:flex-col">
        <button
          type="button"
          disabled={index === 0}
          aria-label={`${texts.earlier}: ${name}`}
          onClick={() => onMove(index - 1)}
          className={`${ICON_BUTTON} disabled:opacity-40`}
        >
          <ChevronDownIcon className="size-5 rotate-180" />
        </button>
        <button
          type="button"
          disabled={index === count - 1}
          aria-label={`${texts.later}: ${name}`}
          onClick={() => onMove(index + 1)}
          className={`${ICON_BUTTON} disabled:opacity-40`}
        >
          <ChevronDownIcon className="size-5" />
        </button>
        <button type="button" aria-label={`${texts.takeOut}: ${name}`} onClick={onRemove} className={ICON_BUTTON}>
          <TrashIcon className="size-5" />
        </button>
      </div>
    </li>
  );
}
