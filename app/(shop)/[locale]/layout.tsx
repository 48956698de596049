import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@/app/shop.css";
import { ErrorTextsProvider } from "@/components/shell/error-view";
import { Providers } from "@/components/shell/providers";
import { ShellFooter } from "@/components/shell/shell-footer";
import { ShellHeader } from "@/components/shell/shell-header";
import { NoticeRegion } from "@/components/ui/notice";
import { BRAND, BRAND_PAPER } from "@/lib/core/brand";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { site } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { iconUrl } from "@/lib/media";
import { fontClasses } from "@/app/fonts/faces";

/** No page is made at build time: a build needs no database. */
export const generateStaticParams = () => [];

/** Known to the content security policy by this very text: `server/inline-scripts.mjs`. */
const THEME_SCRIPT = "try{document.documentElement.dataset.theme=localStorage.theme}catch{}";

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: BRAND_PAPER.light },
    { media: "(prefers-color-scheme: dark)", color: BRAND_PAPER.dark },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const locale = await pageLocale();
  const name = BRAND.name[locale];
  const { description } = messagesOf(locale).shell;
  return {
    metadataBase: new URL(site.origin),
    title: { default: name, template: `%s · ${name}` },
    description,
    manifest: routes.manifest(locale),
    // Naming one turns off what Next finds by itself.
    icons: { icon: "/icon.svg", apple: iconUrl("icon-apple-180") },
    formatDetection: { telephone: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await pageLocale();
  const { shell, missing, pages } = messagesOf(locale);
  const { errorTitle, errorDetail, retry } = missing;
  return (
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <body>
        <script>{THEME_SCRIPT}</script>
        <a href="#main" className="skip-link">
          {shell.skip}
        </a>
        <Providers>
          <ShellHeader locale={locale} texts={shell} />
          <main id="main" tabIndex={-1} className="min-h-[calc(100dvh-12rem)] lg:ml-56">
            <ErrorTextsProvider texts={{ errorTitle, errorDetail, retry }}>{children}</ErrorTextsProvider>
          </main>
          <NoticeRegion className="fixed bottom-(--above-bars)" />
        </Providers>
        <ShellFooter hasTestPayments={site.hasTestPayments} locale={locale} texts={shell} pages={pages} />
      </body>
    </html>
  );
}
