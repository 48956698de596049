import { BRAND } from "@/lib/core/brand";
import type { Texts } from "@/lib/core/messages";

type ShellFooterProps = {
  hasTestPayments: boolean;
  texts: Pick<Texts<"shell">, "about" | "pictures" | "testPayments">;
};

/** Who this is, and what is not real about it. */
export function ShellFooter({ hasTestPayments, texts }: ShellFooterProps) {
  return (
    <footer className="mt-(--footer-gap) border-t border-line px-4 pt-8 pb-[calc(var(--bottom-bar)+2rem)] text-sm text-muted lg:ml-56 print:hidden">
      <div className="mx-auto max-w-xl space-y-1 text-center text-balance">
        <p>{texts.about}</p>
        <p>{texts.pictures}</p>
        {hasTestPayments && <p>{texts.testPayments}</p>}
        <p>
          <a href={`mailto:${BRAND.email}`} className="inline-flex min-h-11 items-center underline underline-offset-4">
            {BRAND.email}
          </a>
        </p>
      </div>
    </footer>
  );
}
