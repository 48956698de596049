import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { locale as localeParam } from "next/root-params";
import type { ReactNode } from "react";
import "../globals.css";
import { CarryOver } from "@/components/catalog/peek";
import { ErrorTextsProvider } from "@/components/shell/error-view";
import { Providers } from "@/components/shell/providers";
import { ShellFooter } from "@/components/shell/shell-footer";
import { ShellHeader } from "@/components/shell/shell-header";
import { NoticeRegion } from "@/components/ui/notice";
import { BRAND } from "@/lib/core/brand";
import { isLocale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { site } from "@/lib/http/page-context";
import { fontClasses } from "../fonts/faces";

/** No page is made at build time: a build needs no database. */
export const generateStaticParams = () => [];

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#161311" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const locale = await localeParam();
  if (!isLocale(locale)) return {};
  const name = BRAND.name[locale];
  const { description } = messagesOf(locale).shell;
  return {
    metadataBase: new URL(site.origin),
    title: { default: name, template: `%s · ${name}` },
    description,
    openGraph: { siteName: name, locale: locale === "th" ? "th_TH" : "en_GB", type: "website" },
    formatDetection: { telephone: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await localeParam();
  if (!isLocale(locale)) notFound();
  const { shell, price, missing } = messagesOf(locale);
  const { errorTitle, errorDetail, retry } = missing;
  return (
    <html lang={locale} className={fontClasses}>
      <body>
        <a
          href="#main"
          className="bg-ink text-paper fixed top-2 left-2 z-50 -translate-y-20 rounded-full px-5 py-3 focus:translate-y-0"
        >
          {shell.skip}
        </a>
        <Providers>
          <ShellHeader locale={locale} texts={shell} />
          <main id="main" tabIndex={-1} className="min-h-[calc(100dvh-12rem)] lg:ml-56">
            <ErrorTextsProvider texts={{ errorTitle, errorDetail, retry }}>{children}</ErrorTextsProvider>
          </main>
          <CarryOver locale={locale} texts={price} />
          <NoticeRegion />
        </Providers>
        <ShellFooter hasTestPayments={site.hasTestPayments} texts={shell} />
      </body>
    </html>
  );
}
