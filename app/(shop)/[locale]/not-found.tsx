import type { Metadata } from "next";
import { Missing } from "@/components/shell/missing";
import { SearchForm } from "@/components/shell/search-form";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await pageLocale()).missing.title };
}

export default async function NotFound() {
  const locale = await pageLocale();
  const { missing } = messagesOf(locale);
  return (
    <Missing title={missing.title} detail={missing.detail} locale={locale} texts={missing}>
      <SearchForm locale={locale} texts={missing} />
    </Missing>
  );
}
