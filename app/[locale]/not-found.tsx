import { Missing } from "@/components/shell/missing";
import { messagesOf } from "@/lib/core/messages";
import { pageLocale } from "@/lib/http/page-locale";

export default async function NotFound() {
  const locale = await pageLocale();
  const { missing } = messagesOf(locale);
  return <Missing title={missing.title} detail={missing.detail} locale={locale} texts={missing} />;
}
