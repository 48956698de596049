import { StatusPill } from "@/components/studio/ui/status-pill";
import { BUTTON, ICON_BUTTON } from "@/components/ui/button";
import { CloseIcon } from "@/components/ui/later-icons";
import { Thumb } from "@/components/ui/picture";
import type { Locale } from "@/lib/core/locale";
import type { Taggable } from "@/lib/posts/staff-client";
import type { ComposerTexts } from "../posts-texts";
import type { Tag } from "./form";

type TagListProps = {
  tags: readonly Tag[];
  known: ReadonlyMap<string, Taggable>;
  /** Null where there is no room for another. */
  onAdd: (() => void) | null;
  onRemove: (variantId: string) => void;
  locale: Locale;
  texts: ComposerTexts;
};

/** What is tagged on a picture, by the numbers of its markers. */
export function TagList({ tags, known, onAdd, onRemove, locale, texts: { post: words } }: TagListProps) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-base font-medium">{words.tags}</h3>
        {onAdd && (
          <button type="button" onClick={onAdd} className={BUTTON.secondary} aria-keyshortcuts="t">
            {words.addTag}
          </button>
        )}
      </div>
      <p className="mt-1 text-sm text-muted">{tags.length === 0 ? words.noTags : words.tagHint}</p>
      <ol className="mt-2 divide-y divide-line">
        {tags.map(({ variantId }, index) => {
          const product = known.get(variantId);
          const name = product?.title[locale] ?? "";
          return (
            <li key={variantId} className="flex items-center gap-3 py-2">
              <span aria-hidden="true" className="w-5 text-center text-sm text-muted">
                {index + 1}
              </span>
              {product?.picture && (
                <Thumb
                  pictureKey={product.picture.key}
                  placeholder={product.picture.placeholder}
                  className="h-12 w-10 rounded-thumb"
                />
              )}
              <span className="min-w-0 flex-1">
                <bdi className="line-clamp-2">{name}</bdi>
                {product && product.choice[locale] !== "" && (
                  <span className="block truncate text-sm text-muted">{product.choice[locale]}</span>
                )}
                {product && product.status !== "published" && (
                  <StatusPill tone="warn">{product.status === "draft" ? words.notOnSale : words.archived}</StatusPill>
                )}
              </span>
              <button
                type="button"
                aria-label={`${words.untag}: ${name}`}
                onClick={() => onRemove(variantId)}
                className={ICON_BUTTON}
              >
                <CloseIcon />
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}
