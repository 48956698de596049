import type { ReactNode } from "react";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { EmptyShelf } from "./empty-shelf";

type MissingProps = {
  title: string;
  detail: string;
  locale: Locale;
  texts: Pick<Texts<"missing">, "toShop" | "toHome">;
  /** A third way on, before the two. */
  children?: ReactNode;
};

/** A page that has only something to say, and ways on. */
export function Missing({ title, detail, locale, texts, children }: MissingProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-4 pt-12 pb-16 text-center">
      <EmptyShelf className="mb-4 w-48 max-w-full text-clay" />
      <h1 className="text-2xl">{title}</h1>
      <p className="text-muted">{detail}</p>
      {children}
      <div className="mt-4 flex w-full flex-wrap justify-center gap-2">
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
