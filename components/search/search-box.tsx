import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { BUTTON, ICON_BUTTON } from "@/components/ui/button";
import { CloseIcon } from "@/components/ui/later-icons";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { suggestionsQuery } from "@/lib/search/client";
import { optionsOf, type SearchOption } from "./search-options";
import { SuggestionList } from "./suggestion-list";
import type { SearchTexts } from "./search-texts";

type SearchBoxProps = { initial: string; onFind: (words: string) => void; locale: Locale; texts: SearchTexts };

const PAUSE_MS = 120;
const MOST_LETTERS = 100;

/** A value that follows once nothing new came for a moment. */
function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The words as they are typed, with what they may become and the place of the arrow keys in that list. */
function useTyping(initial: string, locale: Locale) {
  const [typed, type] = useState(initial);
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState(-1);
  const { data } = useQuery(suggestionsQuery(useSettled(typed.trim()), locale));
  const options = isOpen && typed.trim() !== "" && data ? optionsOf(data) : [];
  const close = () => {
    setOpen(false);
    setPlace(-1);
  };
  return {
    typed,
    options,
    place,
    close,
    type: (next: string) => {
      type(next);
      setOpen(true);
      setPlace(-1);
    },
    walk: (event: KeyboardEvent) => {
      if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        close();
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      setOpen(true);
      // One place more than there are options: the words as they are typed.
      const places = options.length + 1;
      setPlace(((place + 1 + step + places) % places) - 1);
    },
  };
}

/** The words to look for, and what they may become: a combobox whose list the arrow keys walk through. */
export function SearchBox({ initial, onFind, locale, texts }: SearchBoxProps) {
  const router = useRouter();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { typed, options, place, close, type, walk } = useTyping(initial, locale);
  const { search } = texts;
  useEffect(() => {
    if (initial === "") input.current?.focus({ preventScroll: true });
  }, [initial]);

  const choose = (option: SearchOption) => {
    close();
    if (option.kind === "words") onFind(option.words);
    else if (option.kind === "collection") router.push(routes.collection(locale, option.handle));
    else router.push(routes.product(locale, option.card.handle));
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const option = options[place];
    if (option) {
      choose(option);
    } else {
      close();
      input.current?.blur();
      onFind(typed);
    }
  };
  return (
    <search>
      <form action={routes.search(locale)} onSubmit={submit} className="relative">
        <div className="flex gap-2">
          <div className="relative flex-1">
            <input
              ref={input}
              name="q"
              type="text"
              role="combobox"
              aria-label={search.label}
              aria-expanded={options.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={place >= 0 ? `${listId}-${String(place)}` : undefined}
              autoComplete="off"
              enterKeyHint="search"
              maxLength={MOST_LETTERS}
              placeholder={search.placeholder}
              value={typed}
              onChange={({ target }) => type(target.value)}
              onKeyDown={walk}
              onBlur={close}
              className="min-h-12 w-full rounded-full border border-muted bg-surface pr-12 pl-5 placeholder:text-muted"
            />
            {typed !== "" && (
              <button
                type="button"
                aria-label={search.clearText}
                onClick={() => {
                  type("");
                  input.current?.focus();
                }}
                className={`${ICON_BUTTON} absolute top-0.5 right-0.5 text-muted`}
              >
                <CloseIcon width={20} height={20} />
              </button>
            )}
          </div>
          <button type="submit" className={BUTTON.primary}>
            {search.submit}
          </button>
        </div>
        <SuggestionList id={listId} options={options} place={place} onChoose={choose} locale={locale} texts={texts} />
      </form>
    </search>
  );
}
