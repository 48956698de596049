import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fontClasses } from "@/app/fonts/faces";
import "@/app/globals.css";
import { ErrorTextsProvider } from "@/components/shell/error-view";
import { StudioProviders } from "@/components/studio/shell/studio-providers";
import { NoticeRegion } from "@/components/ui/notice";
import { BRAND, BRAND_PAPER } from "@/lib/core/brand";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

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
  const { studio } = messagesOf(locale).studio.shell;
  const name = `${studio} · ${BRAND.name[locale]}`;
  return { title: { default: name, template: `%s · ${name}` }, robots: { index: false }, icons: { icon: "/icon.svg" } };
}

export default async function StudioRootLayout({ children }: { children: ReactNode }) {
  const locale = await pageLocale();
  const { missing } = messagesOf(locale);
  const { errorTitle, errorDetail, retry } = missing;
  return (
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
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
