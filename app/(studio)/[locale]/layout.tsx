import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fontClasses } from "@/app/fonts/faces";
import "@/app/shop.css";
import "@/app/studio.css";
import { ErrorTextsProvider } from "@/components/shell/error-view";
import { ShopLook } from "@/components/shell/shop-look";
import { StudioProviders } from "@/components/studio/shell/studio-providers";
import { NoticeRegion } from "@/components/ui/notice";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { pageShop } from "@/lib/settings";

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
  const { studio } = messagesOf(locale).studio.shell;
  const name = `${studio} · ${(await pageShop()).name[locale]}`;
  return { title: { default: name, template: `%s · ${name}` }, robots: { index: false }, icons: { icon: "/icon.svg" } };
}

export default async function StudioRootLayout({ children }: { children: ReactNode }) {
  const locale = await pageLocale();
  const { look } = await pageShop();
  const { missing } = messagesOf(locale);
  const { errorTitle, errorDetail, retry } = missing;
  return (
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <ShopLook look={look} />
      <body>
        <script>{THEME_SCRIPT}</script>
        <StudioProviders>
          <ErrorTextsProvider texts={{ errorTitle, errorDetail, retry }}>{children}</ErrorTextsProvider>
          <NoticeRegion className="fixed bottom-6" />
        </StudioProviders>
      </body>
    </html>
  );
}
