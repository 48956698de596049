import type { Metadata } from "next";
import { People } from "@/components/studio/people/people";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.people.title };
}

export default async function PeoplePage() {
  const { locale, staff } = await studioPage("admin");
  const { people, ui, roles } = messagesOf(locale).studio;
  return <People locale={locale} ownId={staff.personId} texts={{ room: people, ui, roles }} />;
}
