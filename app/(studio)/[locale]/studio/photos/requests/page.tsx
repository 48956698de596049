import type { Metadata } from "next";
import { Requests } from "@/components/studio/requests/requests";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.requests.title };
}

export default async function RequestsPage() {
  const { locale } = await studioPage("curator");
  const { studio, consent } = messagesOf(locale);
  return <Requests locale={locale} texts={{ room: studio.requests, ui: studio.ui, consent }} />;
}
