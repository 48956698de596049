import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";

type MissingProps = {
  title: string;
  detail: string;
  locale: Locale;
  texts: Pick<Texts<"missing">, "toShop" | "toHome">;
};

/** A page that has only something to say, and two ways on. */
export function Missing({ title, detail, locale, texts }: MissingProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-4 py-24 text-center">
      <h1 className="text-2xl">{title}</h1>
      <p className="text-muted">{detail}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <Link href={routes.shop(locale)} className={BUTTON.primary}>
          {texts.toShop}
        </Link>
        <Link href={routes.home(locale)} className={BUTTON.secondary}>
          {texts.toHome}
        </Link>
      </div>
    </div>
  );
}
