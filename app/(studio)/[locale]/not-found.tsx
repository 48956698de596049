import type { Metadata } from "next";
import { Missing } from "@/components/shell/missing";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: messagesOf(await pageLocale()).missing.title } };
}

/** What strangers see of the studio: as everywhere where nothing is. */
export default async function NotFound() {
  const locale = await pageLocale();
  const { missing } = messagesOf(locale);
  return (
    <main>
      <Missing title={missing.title} detail={missing.detail} locale={locale} texts={missing} />
    </main>
  );
}
