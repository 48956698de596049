import { locale as localeParam } from "next/root-params";
import { Missing } from "@/components/shell/missing";
import { shopLocale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";

export default async function NotFound() {
  const locale = shopLocale(await localeParam());
  const { missing } = messagesOf(locale);
  return <Missing title={missing.title} detail={missing.detail} locale={locale} texts={missing} />;
}
