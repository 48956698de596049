import { BUTTON } from "@/components/ui/button";
import { BagIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";

type EmptyBagProps = { locale: Locale; texts: { empty: string; toShop: string } };

/** Nothing to buy yet, and where to find something. */
export function EmptyBag({ locale, texts }: EmptyBagProps) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-16 text-center">
      <span className="grid size-20 place-items-center rounded-full bg-surface text-muted">
        <BagIcon className="size-8" />
      </span>
      <p className="max-w-xs text-balance">{texts.empty}</p>
      <Link href={routes.shop(locale)} className={BUTTON.primary}>
        {texts.toShop}
      </Link>
    </div>
  );
}
