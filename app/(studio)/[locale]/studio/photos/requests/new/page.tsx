import type { Metadata } from "next";
import { NewRequest } from "@/components/studio/requests/new-request";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.requests.new };
}

export default async function NewRequestPage() {
  const { locale } = await studioPage("curator");
  const { studio, consent } = messagesOf(locale);
  return <NewRequest locale={locale} texts={{ room: studio.requests, ui: studio.ui, consent }} />;
}
