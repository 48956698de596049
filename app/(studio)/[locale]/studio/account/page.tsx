import type { Metadata } from "next";
import { Account } from "@/components/studio/account/account";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";
import { studioPage } from "@/lib/http/studio-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).studio.account.title };
}

export default async function AccountPage() {
  const { locale } = await studioPage("curator");
  const { account, ui } = messagesOf(locale).studio;
  return <Account locale={locale} texts={{ room: account, ui }} />;
}
