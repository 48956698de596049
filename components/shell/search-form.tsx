import { BUTTON } from "@/components/ui/button";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";

type SearchFormProps = { locale: Locale; texts: Pick<Texts<"missing">, "search" | "find"> };

/** A search that needs no script. */
export function SearchForm({ locale, texts }: SearchFormProps) {
  return (
    <form action={routes.search(locale)} role="search" className="mt-2 flex w-full gap-2">
      <input
        type="search"
        name="q"
        required
        maxLength={100}
        enterKeyHint="search"
        aria-label={texts.search}
        placeholder={texts.search}
        className="min-h-12 min-w-0 flex-1 rounded-full border border-muted bg-surface px-5 placeholder:text-muted"
      />
      <button type="submit" className={BUTTON.secondary}>
        {texts.find}
      </button>
    </form>
  );
}
