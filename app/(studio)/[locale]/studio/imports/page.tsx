import type { Metadata } from "next";
import { Imports } from "@/components/studio/imports/imports";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.imports.title };
}

export default async function ImportsPage() {
  const { locale } = await studioPage("manager");
  const { imports, ui } = messagesOf(locale).studio;
  return <Imports locale={locale} texts={{ room: imports, ui }} />;
}
