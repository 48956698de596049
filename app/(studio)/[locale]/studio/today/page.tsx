import type { Metadata } from "next";
import { Today } from "@/components/studio/today/today";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.today.title };
}

export default async function TodayPage() {
  const { locale } = await studioPage("manager");
  const { today, ui } = messagesOf(locale).studio;
  return <Today locale={locale} texts={{ room: today, ui }} />;
}
