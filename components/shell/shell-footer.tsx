import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { CONTENT_PAGES, routes } from "@/lib/core/routes";

type ShellFooterProps = {
  hasTestPayments: boolean;
  locale: Locale;
  texts: Pick<Texts<"shell">, "about" | "pictures" | "testPayments">;
  /** Names of the pages of text. */
  pages: Texts<"pages">;
};

/** The pages of text, who this is, and what is not real about it. */
export function ShellFooter({ hasTestPayments, locale, texts, pages }: ShellFooterProps) {
  return (
    <footer className="mt-(--footer-gap) border-t border-line px-4 pt-4 pb-[calc(var(--bottom-bar)+2rem)] text-sm text-muted lg:ml-56 print:hidden">
      <nav aria-label={pages.label}>
        <ul className="flex flex-wrap justify-center gap-x-5">
          {CONTENT_PAGES.map((name) => (
            <li key={name}>
              <Link href={routes.contentPage(locale, name)} className="inline-flex min-h-11 items-center">
                {pages[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mx-auto mt-3 max-w-xl space-y-1 text-center text-balance">
        <p>{texts.about}</p>
        {texts.pictures !== "" && <p>{texts.pictures}</p>}
        {hasTestPayments && <p>{texts.testPayments}</p>}
      </div>
    </footer>
  );
}
