import type { Metadata } from "next";
import { History } from "@/components/studio/history/history";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.audit.title };
}

export default async function HistoryPage() {
  const { locale } = await studioPage("manager");
  const { audit, taskRoom, ui } = messagesOf(locale).studio;
  return <History locale={locale} texts={{ room: audit, kinds: taskRoom.kinds, ui }} />;
}
