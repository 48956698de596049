import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@/app/shop.css";
import { ErrorTextsProvider } from "@/components/shell/error-view";
import { Providers } from "@/components/shell/providers";
import { ShellFooter } from "@/components/shell/shell-footer";
import { ShellHeader } from "@/components/shell/shell-header";
import { ShopLook } from "@/components/shell/shop-look";
import { NoticeRegion } from "@/components/ui/notice";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { site } from "@/lib/http/page-context";
import { pageLocale } from "@/lib/http/page-locale";
import { iconUrl } from "@/lib/media";
import { pageMessages, pageShop } from "@/lib/settings";
import { fontClasses } from "@/app/fonts/faces";

/** No page is made at build time: a build needs no database. */
export const generateStaticParams = () => [];

/** Known to the content security policy by this very text: `server/inline-scripts.mjs`. */
const THEME_SCRIPT = "try{document.documentElement.dataset.theme=localStorage.theme}catch{}";

export async function generateViewport(): Promise<Viewport> {
  const { look } = await pageShop();
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: look.light.paper },
      { media: "(prefers-color-scheme: dark)", color: look.dark.paper },
    ],
  };
}

export async function generateMetadata(): Promise<Metadata> {
  const locale = await pageLocale();
  const { name: names } = await pageShop();
  const name = names[locale];
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
  const [{ name, logo, look }, { shell, missing, pages }] = await Promise.all([pageShop(), pageMessages(locale)]);
  const { errorTitle, errorDetail, retry } = missing;
  return (
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <ShopLook look={look} />
      <body>
        <script>{THEME_SCRIPT}</script>
        <a href="#main" className="skip-link">
          {shell.skip}
        </a>
        <Providers>
          <ShellHeader name={name[locale]} logo={logo} locale={locale} texts={shell} />
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
