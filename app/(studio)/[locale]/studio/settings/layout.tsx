import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/studio/settings/settings-tabs";
import { PageHead } from "@/components/studio/ui/page-head";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.settings.title };
}

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { locale } = await studioPage("admin");
  const { settings } = messagesOf(locale).studio;
  return (
    <>
      <PageHead title={settings.title} intro={settings.intro} />
      <SettingsTabs locale={locale} texts={settings} />
      {children}
    </>
  );
}
