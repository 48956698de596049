import { StatusPill } from "@/components/studio/ui/status-pill";
import { ICON_BUTTON } from "@/components/ui/button";
import { ChevronDownIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import type { StaffCollectionCard } from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { CollectionTexts } from "./collection-texts";

type CollectionRowProps = {
  collection: StaffCollectionCard;
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
  onMove: (step: 1 | -1) => void;
  locale: Locale;
  texts: CollectionTexts["room"];
};

/** One collection: what it is called, how it fills, how much is in it, and its place. */
export function CollectionRow({ collection, isFirst, isLast, onEdit, onMove, locale, texts }: CollectionRowProps) {
  const { id, handle, title, hasRule, hasSizeGuide, shelfCount, memberCount, lacksTranslation } = collection;
  const name = title[locale];
  return (
    <li data-row={id} className="flex items-center gap-3 py-2 focus-within:bg-surface hover:bg-surface">
      <span className="flex">
        <button
          type="button"
          disabled={isFirst}
          aria-label={`${texts.earlier}: ${name}`}
          onClick={() => onMove(-1)}
          className={`${ICON_BUTTON} disabled:opacity-40`}
        >
          <ChevronDownIcon className="size-5 rotate-180" />
        </button>
        <button
          type="button"
          disabled={isLast}
          aria-label={`${texts.later}: ${name}`}
          onClick={() => onMove(1)}
          className={`${ICON_BUTTON} disabled:opacity-40`}
        >
          <ChevronDownIcon className="size-5" />
        </button>
      </span>
      <span className="min-w-0 flex-1">
        <button
          data-open
          type="button"
          onClick={onEdit}
          className="min-h-8 max-w-full truncate text-left font-medium underline-offset-4 hover:underline"
        >
          <bdi>{name}</bdi>
        </button>
        <span className="block truncate text-sm text-muted">{handle}</span>
        <span className="flex flex-wrap gap-1 empty:hidden">
          {hasRule && <StatusPill tone="plain">{texts.byRule}</StatusPill>}
          {hasSizeGuide && <StatusPill tone="plain">{texts.sizeGuide}</StatusPill>}
          {lacksTranslation && <StatusPill tone="warn">{texts.lacksTranslation}</StatusPill>}
        </span>
      </span>
      <Link
        href={`${routes.studioRoom(locale, "products")}?collection=${handle}`}
        className="inline-flex min-h-11 shrink-0 pressable items-center rounded-full px-3 text-sm underline underline-offset-4"
      >
        {fill(texts.productCount, { count: shelfCount + memberCount })}
      </Link>
    </li>
  );
}
