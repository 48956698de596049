import { Link } from "@/components/ui/link";
import { Thumb } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import type { Companion } from "@/lib/catalog/contract";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { RELATED } from "./related-skeleton";

type TogetherRowProps = {
  row: Companion & { isGone: boolean; isIn: boolean };
  /** Whether it is the product of the page itself. */
  isOwn: boolean;
  onKeep: (isIn: boolean) => void;
  locale: Locale;
  texts: { more: Texts<"productMore">; price: Texts<"price"> };
};

/** One of the things that are bought together. */
export function TogetherRow({ row, isOwn, onKeep, locale, texts: { more, price } }: TogetherRowProps) {
  const { handle, title, choice, picture, isGone, isIn } = row;
  const details = [isOwn && more.thisOne, isGone ? more.goneNow : choice].filter(Boolean).join(" · ");
  return (
    <li className={RELATED.row}>
      <label className="-mx-2.5 grid size-11 shrink-0 cursor-pointer place-items-center">
        <input
          type="checkbox"
          checked={isIn}
          disabled={isGone}
          onChange={({ currentTarget }) => onKeep(currentTarget.checked)}
          aria-label={fill(more.take, { title })}
          className="size-5 accent-clay"
        />
      </label>
      <Thumb
        pictureKey={picture.key}
        placeholder={picture.placeholder}
        className={`h-20 w-16 shrink-0 rounded-card ${isIn ? "" : "opacity-50"}`}
      />
      <div className="min-w-0 flex-1 text-sm">
        {isOwn ? (
          <span className="block truncate font-medium">{title}</span>
        ) : (
          <Link href={routes.product(locale, handle)} className="block pressable truncate font-medium">
            {title}
          </Link>
        )}
        <span className={`block truncate ${isGone ? "text-danger" : "text-muted"}`}>{details}</span>
        <span className="block font-semibold">
          <Price price={row.price} compareAtPrice={row.compareAtPrice} locale={locale} texts={price} />
        </span>
      </div>
    </li>
  );
}
