import { BUTTON } from "@/components/ui/button";
import { BookmarkIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";

type EmptySavedProps = { locale: Locale; texts: { empty: string; toHome: string } };

/** Nothing kept yet, and how it gets here. */
export function EmptySaved({ locale, texts }: EmptySavedProps) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-16 text-center">
      <span className="grid size-20 place-items-center rounded-full bg-surface text-muted">
        <BookmarkIcon className="size-8" />
      </span>
      <p className="max-w-xs text-balance">{texts.empty}</p>
      <Link href={routes.home(locale)} className={BUTTON.primary}>
        {texts.toHome}
      </Link>
    </div>
  );
}
