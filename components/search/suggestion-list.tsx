import { SearchIcon, ShopIcon } from "@/components/ui/icons";
import { Thumb } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import type { Locale } from "@/lib/core/locale";
import type { SearchOption } from "./search-options";
import type { SearchTexts } from "./search-texts";

type SuggestionListProps = {
  id: string;
  options: readonly SearchOption[];
  /** The one that the arrow keys are on; -1 for none. */
  place: number;
  onChoose: (option: SearchOption) => void;
  locale: Locale;
  texts: SearchTexts;
};

/** What the typed words may become. The input keeps the focus. */
export function SuggestionList({ id, options, place, onChoose, locale, texts }: SuggestionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={texts.search.suggestions}
      hidden={options.length === 0}
      className="absolute inset-x-0 top-full z-10 mt-2 max-h-[60dvh] overflow-y-auto overscroll-contain rounded-card border border-line bg-surface py-2 shadow-sheet"
    >
      {options.map((option, index) => (
        // The arrow keys and Enter of the input choose too.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={keyOf(option)}
          id={`${id}-${String(index)}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === place}
          // A press must not take the focus, which would close the list before the click.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
          className="flex min-h-12 cursor-pointer items-center gap-3 px-4 py-1.5 hover:bg-paper aria-selected:bg-paper"
        >
          <OptionLine option={option} locale={locale} texts={texts} />
        </div>
      ))}
    </div>
  );
}

const keyOf = (option: SearchOption): string => {
  if (option.kind === "product") return `product ${option.card.handle}`;
  return option.kind === "words" ? `words ${option.words}` : `collection ${option.handle}`;
};

type OptionLineProps = Pick<SuggestionListProps, "locale" | "texts"> & { option: SearchOption };

function OptionLine({ option, locale, texts }: OptionLineProps) {
  if (option.kind !== "product") {
    const Icon = option.kind === "words" ? SearchIcon : ShopIcon;
    return (
      <>
        <Icon width={20} height={20} className="shrink-0 text-muted" />
        <span className="truncate">{option.kind === "words" ? option.words : option.title}</span>
      </>
    );
  }
  const { picture, title, price, isFrom } = option.card;
  return (
    <>
      <Thumb pictureKey={picture.key} placeholder={picture.placeholder} className="h-15 w-12 shrink-0 rounded-thumb" />
      <span className="min-w-0">
        <span className="block truncate">{title}</span>
        <span className="block text-sm font-semibold">
          <Price price={price} isFrom={isFrom} locale={locale} texts={texts.price} />
        </span>
      </span>
    </>
  );
}
