import { ProductSheetPlace } from "@/components/catalog/product-opener";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { StripTexts } from "./feed-texts";

/** Instead of the feed of a shop that has not posted yet. */
export function FeedEmpty({ locale, texts }: { locale: Locale; texts: StripTexts }) {
  const { feed, product, price } = texts;
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-24 text-center">
      <p>{feed.empty}</p>
      <Link href={routes.shop(locale)} className={BUTTON.primary}>
        {feed.toShop}
      </Link>
      <ProductSheetPlace locale={locale} texts={{ product, price }} />
    </div>
  );
}
