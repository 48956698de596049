import { StatusPill } from "@/components/studio/ui/status-pill";
import { TABLE } from "@/components/studio/ui/table";
import { Link } from "@/components/ui/link";
import { Thumb } from "@/components/ui/picture";
import type { ProductStatus, StaffProductCard } from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { formatMoney } from "@/lib/core/money";
import { routes } from "@/lib/core/routes";
import type { ProductTexts } from "./product-texts";

type Room = ProductTexts["room"];

type ProductRowProps = {
  product: StaffProductCard;
  isChosen: boolean;
  onChoose: () => void;
  locale: Locale;
  texts: Room;
};

const TONES = { published: "good", draft: "plain", archived: "warn" } as const;

/** The state of a product in a word. */
export const ProductState = ({ status, texts }: { status: ProductStatus; texts: Room }) => (
  <StatusPill tone={TONES[status]}>{texts[status]}</StatusPill>
);

/** What a product is called; by its handle where it has no name yet. */
export const nameOf = ({ title, handle }: Pick<StaffProductCard, "title" | "handle">, locale: Locale): string =>
  title[locale] || title.en || title.th || handle;

/** One product: what it is, where it stands, what it costs, how many are left. */
export function ProductRow({ product, isChosen, onChoose, locale, texts }: ProductRowProps) {
  const { id, handle, status, collection, variantCount, available, picture } = product;
  const name = nameOf(product, locale);
  return (
    <tr
      data-row={id}
      className={`${TABLE.row} max-md:relative max-md:grid max-md:grid-cols-[1fr_auto] max-md:items-center max-md:gap-x-3 ${isChosen ? "bg-surface" : ""}`}
    >
      <td className="w-11 max-md:absolute max-md:top-1 max-md:right-1">
        <label className="flex size-11 cursor-pointer items-center justify-center">
          <input
            type="checkbox"
            checked={isChosen}
            onChange={onChoose}
            aria-label={fill(texts.select, { name })}
            className="size-5 accent-clay"
          />
        </label>
      </td>
      <td className={`${TABLE.cell} max-md:col-span-2 max-md:pr-11`}>
        <span className="flex min-w-0 items-center gap-3">
          {picture ? (
            <Thumb pictureKey={picture.key} placeholder={picture.placeholder} className="h-14 w-11 rounded-thumb" />
          ) : (
            <span
              aria-hidden="true"
              className="h-14 w-11 shrink-0 rounded-thumb border border-dashed border-muted/60"
            />
          )}
          <span className="min-w-0">
            <Link
              data-open
              href={routes.studioRoom(locale, `products/${id}`)}
              className="inline-flex min-h-6 font-medium underline-offset-4 hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
            <span className="block truncate text-sm text-muted">
              {handle}
              {variantCount > 1 && ` · ${fill(texts.variantCount, { count: variantCount })}`}
            </span>
          </span>
        </span>
      </td>
      <td className={TABLE.cell}>
        <span className="flex flex-wrap gap-1">
          <ProductState status={status} texts={texts} />
          {product.lacksTranslation && <StatusPill tone="warn">{texts.lacksTranslation}</StatusPill>}
          {product.lacksPicture && <StatusPill tone="warn">{texts.lacksPicture}</StatusPill>}
        </span>
      </td>
      <td className={`${TABLE.cell} text-sm max-lg:sr-only`}>{collection[locale]}</td>
      <td className={`${TABLE.cell} text-right price whitespace-nowrap`}>{priceText(product, locale, texts)}</td>
      <td
        className={`${TABLE.cell} text-right whitespace-nowrap tabular-nums max-md:col-span-2 max-md:text-left max-md:text-sm`}
      >
        {available > 0 ? fill(texts.left, { count: available }) : <span className="text-danger">{texts.soldOut}</span>}
      </td>
    </tr>
  );
}

function priceText({ price }: StaffProductCard, locale: Locale, texts: Room): string {
  if (!price) return texts.noPrice;
  const [from, to] = [price.from, price.to].map((money) => formatMoney(money, LANGUAGE_TAGS[locale]));
  return from === to ? (from ?? "") : `${from ?? ""}–${to ?? ""}`;
}
