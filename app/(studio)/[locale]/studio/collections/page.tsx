import type { Metadata } from "next";
import { Collections } from "@/components/studio/collections/collections";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.collections.title };
}

export default async function CollectionsPage() {
  const { locale } = await studioPage("manager");
  const { collections, ui } = messagesOf(locale).studio;
  return <Collections locale={locale} texts={{ room: collections, ui }} />;
}
