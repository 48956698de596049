import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { Dialog } from "@/components/studio/ui/dialog";
import { CONTROL } from "@/components/studio/ui/language-fields";
import { BUTTON } from "@/components/ui/button";
import { Thumb } from "@/components/ui/picture";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";
import { type Taggable, taggablesQuery } from "@/lib/posts/staff-client";
import type { ComposerTexts } from "../posts-texts";

type TagDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  onPick: (product: Taggable) => void;
  /** Variants that are on this picture already. */
  taken: ReadonlySet<string>;
  /** What is tagged elsewhere in this post: suggested first. */
  near: readonly Taggable[];
  locale: Locale;
  texts: ComposerTexts;
};

/** Asks which product is at the place that was tapped. */
export function TagDialog({ isOpen, onClose, ...search }: TagDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={search.texts.post.tagTitle}>
      <Search onClose={onClose} {...search} />
    </Dialog>
  );
}

const LIST = "taggables";

/** A field and what it finds: the arrow keys choose, Enter takes. */
function Search({ onClose, onPick, taken, near, locale, texts }: Omit<TagDialogProps, "isOpen">) {
  const { post: words, ui } = texts;
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const query = useQuery({ ...taggablesQuery(asked), placeholderData: (before) => before });
  const found = query.data?.items ?? [];
  const items = uniqueOf(asked === "" ? [...near, ...found] : found).filter(({ variantId }) => !taken.has(variantId));
  const current = items[Math.min(at, items.length - 1)];
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(Math.max(at + step, 0), items.length - 1);
      setAt(next);
      document.getElementById(`${LIST}-${items[next]?.variantId ?? ""}`)?.scrollIntoView({ block: "nearest" });
    }
    // What is shown may still be of the words before.
    if (event.key === "Enter" && current && !query.isPlaceholderData && asked === text.trim()) {
      event.preventDefault();
      onPick(current);
    }
  };
  return (
    <div className="mt-4 space-y-3">
      <input
        type="search"
        role="combobox"
        aria-label={words.tagSearch}
        placeholder={words.tagSearch}
        aria-expanded="true"
        aria-controls={LIST}
        aria-activedescendant={current && `${LIST}-${current.variantId}`}
        autoComplete="off"
        // The dialog is there to be typed into.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={press}
        className={CONTROL}
      />
      <p role="status" className="sr-only">
        {query.isPending ? ui.loading : ""}
      </p>
      <div
        id={LIST}
        role="listbox"
        aria-label={words.tagTitle}
        aria-busy={query.isFetching}
        className="max-h-96 min-h-40 overflow-y-auto rounded-card border border-line"
      >
        {items.map((product) => (
          <Option
            key={product.variantId}
            product={product}
            isCurrent={product === current}
            onPick={() => onPick(product)}
            locale={locale}
            texts={words}
          />
        ))}
      </div>
      {query.isSuccess && items.length === 0 && <p className="text-center text-muted">{ui.none}</p>}
      {query.isError && <p className="text-center text-danger">{ui.error}</p>}
      <button type="button" onClick={onClose} className={`${BUTTON.secondary} w-full`}>
        {ui.cancel}
      </button>
    </div>
  );
}

const uniqueOf = (products: readonly Taggable[]): Taggable[] => [
  ...new Map(products.map((product) => [product.variantId, product])).values(),
];

type OptionProps = {
  product: Taggable;
  isCurrent: boolean;
  onPick: () => void;
  locale: Locale;
  texts: ComposerTexts["post"];
};

function Option({ product, isCurrent, onPick, locale, texts }: OptionProps) {
  const { variantId, title, choice, sku, price, picture, status } = product;
  return (
    // The field keeps the focus and has the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`${LIST}-${variantId}`}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      onClick={onPick}
      className="flex min-h-14 cursor-pointer items-center gap-3 px-3 py-1.5 hover:bg-paper aria-selected:bg-paper aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-clay"
    >
      {picture ? (
        <Thumb pictureKey={picture.key} placeholder={picture.placeholder} className="h-12 w-10 rounded-thumb" />
      ) : (
        <span aria-hidden="true" className="h-12 w-10 shrink-0 rounded-thumb border border-dashed border-muted/60" />
      )}
      <span className="min-w-0 flex-1">
        <bdi className="block truncate">{title[locale]}</bdi>
        <span className="block truncate text-sm text-muted">
          {[choice[locale], sku, status === "draft" ? texts.notOnSale : ""].filter((word) => word !== "").join(" · ")}
        </span>
      </span>
      {price && <span className="price whitespace-nowrap">{formatMoney(price, LANGUAGE_TAGS[locale])}</span>}
    </div>
  );
}
