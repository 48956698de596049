import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportRoom } from "@/components/studio/imports/import-room";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";
import { ImportParams } from "@/lib/imports/staff-contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.imports.title };
}

export default async function ImportPage({ params }: { params: Promise<unknown> }) {
  const { locale } = await studioPage("manager");
  const asked = ImportParams.safeParse(await params);
  if (!asked.success) notFound();
  const { imports, ui } = messagesOf(locale).studio;
  return <ImportRoom id={asked.data.importId} locale={locale} texts={{ room: imports, ui }} />;
}
