import { BUTTON } from "@/components/ui/button";
import { AlertIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import type { CheckoutSource } from "@/lib/checkout/client";
import type { Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import { checkoutHrefOf } from "../checkout-href";
import { Outcome } from "../outcome";
import type { PromptPayTexts } from "./promptpay-texts";
import { type Refusal, useRenewal } from "./use-renewal";

type EndedCodeProps = {
  token: string;
  source: CheckoutSource;
  /** Finds out what the old code has paid. */
  onPaid: () => Promise<unknown>;
  locale: Locale;
  texts: PromptPayTexts;
};

/** A code whose time is over: nothing was charged, and there is another one, if what it pays for is still there. */
export function EndedCode({ token, source, onPaid, locale, texts }: EndedCodeProps) {
  const { renew, isRenewing, refusal } = useRenewal({ token, onPaid, texts: texts.promptPay });
  const canRenew = refusal === null || refusal.next === "again";
  return (
    <>
      <Outcome title={texts.promptPay.endedTitle} detail={texts.promptPay.endedDetail}>
        {canRenew && (
          <button
            type="button"
            aria-disabled={isRenewing}
            onClick={renew}
            className={`${BUTTON.primary} aria-disabled:cursor-default aria-disabled:opacity-80`}
          >
            {isRenewing ? texts.promptPay.renewing : texts.promptPay.renew}
          </button>
        )}
        {refusal?.next === "shop" ? (
          <Link href={routes.shop(locale)} className={BUTTON.primary}>
            {texts.return.toShop}
          </Link>
        ) : (
          <Link href={checkoutHrefOf(source, locale)} className={canRenew ? BUTTON.secondary : BUTTON.primary}>
            {texts.return.toCheckout}
          </Link>
        )}
      </Outcome>
      <div role="alert">{refusal && <RefusalLine refusal={refusal} />}</div>
    </>
  );
}

function RefusalLine({ refusal }: { refusal: Refusal }) {
  return (
    <p className="mx-auto mt-4 flex max-w-md gap-2 text-sm text-danger">
      <AlertIcon className="mt-0.5 size-5 shrink-0" />
      {refusal.text}
    </p>
  );
}
