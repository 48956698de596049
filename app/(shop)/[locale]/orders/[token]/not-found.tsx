import { Missing } from "@/components/shell/missing";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { messagesOf } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { pageLocale } from "@/lib/http/page-locale";

/** A link that we did not sign: who bought something finds it again. */
export default async function OrderNotFound() {
  const locale = await pageLocale();
  const { missing, findOrder } = messagesOf(locale);
  return (
    <Missing title={findOrder.missingTitle} detail={findOrder.missingDetail} locale={locale} texts={missing}>
      <Link href={routes.findOrder(locale)} className={`${BUTTON.primary} mt-3`}>
        {findOrder.title}
      </Link>
    </Missing>
  );
}
