import type { Metadata } from "next";
import { Photos } from "@/components/studio/photos/photos";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.photos.title };
}

export default async function PhotosPage() {
  const { locale } = await studioPage("curator");
  const { studio, consent } = messagesOf(locale);
  return <Photos locale={locale} texts={{ room: studio.photos, requests: studio.requests, ui: studio.ui, consent }} />;
}
