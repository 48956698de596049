import type { ReactNode } from "react";
import { BUTTON } from "@/components/ui/button";
import { AlertIcon, LockIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import type { Quote } from "@/lib/checkout/client";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import { routes } from "@/lib/core/routes";
import type { PayWay } from "./pay-ways";
import type { Failure } from "./use-pay";

type PayBarProps = {
  quote: Quote | undefined;
  payWay: PayWay;
  isPaying: boolean;
  /** The total is being asked for: paying waits for it. */
  isWaiting: boolean;
  failure: Failure | null;
  /** The shopper came back from the payment page without paying. */
  isCancelled: boolean;
  /** What stands above the button once the total is known: the way back to a payment that waits. */
  children: ReactNode;
  locale: Locale;
  texts: Texts<"checkout">;
};

/** The one button, with the total on it, in reach of the thumb all the time; what went wrong stands above it. */
export function PayBar({
  quote,
  payWay,
  isPaying,
  isWaiting,
  failure,
  isCancelled,
  locale,
  texts,
  children,
}: PayBarProps) {
  const amount = quote && formatMoney(quote.total, LANGUAGE_TAGS[locale]);
  const { pay, payWaiting, trust } = wordsOf(payWay, texts);
  const label = amount === undefined ? payWaiting : fill(pay, { amount });
  return (
    <div
      data-buy-bar="sticky"
      className="sticky -bottom-px z-10 -mx-4 border-t border-line bg-surface px-4 pt-3 pb-[calc(0.5625rem+env(safe-area-inset-bottom))] lg:static lg:mx-0 lg:mt-4 lg:border-0 lg:bg-transparent lg:p-0 max-lg:[@media(max-height:30rem)]:static"
    >
      <div role="alert">{failure && <FailureLine failure={failure} locale={locale} texts={texts} />}</div>
      {isCancelled && quote && !failure && !isPaying && <p className="mb-3 text-sm">{texts.cancelled}</p>}
      {quote && children}
      <PayButton isPaying={isPaying} isWaiting={isWaiting} label={label} texts={texts} />
      <p className="mt-1.5 flex justify-center gap-1.5 text-xs text-muted">
        <LockIcon className="mt-0.5 size-4 shrink-0" />
        {trust}
      </p>
    </div>
  );
}

/** What pressing does, and who gets to see what. */
function wordsOf(payWay: PayWay, texts: Texts<"checkout">) {
  if (payWay === "page") return { pay: texts.pay, payWaiting: texts.payWaiting, trust: texts.trustCard };
  return { pay: texts.payPromptPay, payWaiting: texts.payPromptPayWaiting, trust: texts.trustPromptPay };
}

type PayButtonProps = { isPaying: boolean; isWaiting: boolean; label: string; texts: Texts<"checkout"> };

function PayButton({ isPaying, isWaiting, label, texts }: PayButtonProps) {
  return (
    <>
      <button
        type="submit"
        aria-disabled={isPaying || isWaiting}
        className={`${BUTTON.primary} w-full text-lg aria-disabled:cursor-default ${isPaying ? "opacity-80" : "aria-disabled:opacity-60"}`}
      >
        {isPaying && (
          <span
            aria-hidden="true"
            className="size-5 animate-spin rounded-full border-2 border-current border-t-transparent motion-reduce:animate-none"
          />
        )}
        {isPaying ? texts.paying : label}
      </button>
      <p role="status" className="sr-only">
        {isPaying && texts.paying}
      </p>
    </>
  );
}

type FailureLineProps = { failure: Failure; locale: Locale; texts: Texts<"checkout"> };

/** What happened, and where to go when pressing again is not the answer. */
function FailureLine({ failure, locale, texts }: FailureLineProps) {
  const next = {
    shop: { href: routes.shop(locale), text: texts.toShop },
    bag: { href: routes.bag(locale), text: texts.editBag },
    none: null,
  }[failure.next ?? "none"];
  return (
    <div className="mb-3 flex gap-2 text-sm text-danger">
      <AlertIcon className="mt-0.5 size-5 shrink-0" />
      <p>
        {failure.text}{" "}
        {next && (
          <Link href={next.href} className="font-semibold whitespace-nowrap underline underline-offset-4">
            {next.text}
          </Link>
        )}
      </p>
    </div>
  );
}
