import { Amount } from "@/components/ui/amount";
import { Link } from "@/components/ui/link";
import type { QrPayment } from "@/lib/checkout/client";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney } from "@/lib/core/money";
import { checkoutHrefOf } from "../checkout-href";
import { clockOf } from "../deadline";
import { CODE_GRID } from "./code-grid";
import { CodeCheck } from "./code-check";
import { CodeSteps } from "./code-steps";
import { SaveCode } from "./save-code";

type CodePageProps = {
  payment: QrPayment & { qrUrl: string };
  secondsLeft: number;
  isTroubled: boolean;
  onAsk: () => Promise<boolean>;
  locale: Locale;
  texts: Texts<"promptPay">;
};

const SIZE = 900;

/** What to pay, how long there is time, the code, and how one pays with it. */
export function CodePage({ payment, secondsLeft, isTroubled, onAsk, locale, texts }: CodePageProps) {
  const { total, qrUrl, source } = payment;
  const amount = formatMoney(total, LANGUAGE_TAGS[locale]);
  return (
    <>
      <h1 className="text-2xl">{texts.title}</h1>
      <div className={CODE_GRID}>
        <div>
          <div className="flex min-h-14 items-center justify-between gap-4">
            <Amount money={total} locale={locale} className="text-2xl font-semibold" />
            <p>
              {texts.timeLeft}{" "}
              <span role="timer" className="inline-block min-w-16 text-right font-semibold price">
                {clockOf(secondsLeft)}
              </span>
            </p>
          </div>
          <img
            src={qrUrl}
            width={SIZE}
            height={SIZE}
            alt={fill(texts.code, { amount })}
            className="mx-auto mt-2 h-auto w-full max-w-72 rounded-card border border-line bg-line"
          />
          <div className="mx-auto mt-4 max-w-72 space-y-2">
            <SaveCode href={qrUrl} texts={texts} />
            <CodeCheck isTroubled={isTroubled} onAsk={onAsk} texts={texts} />
          </div>
        </div>
        <div>
          <CodeSteps texts={texts} />
          <Link
            href={checkoutHrefOf(source, locale)}
            className="mt-4 inline-flex min-h-11 items-center font-semibold text-clay underline underline-offset-4"
          >
            {texts.otherWay}
          </Link>
        </div>
      </div>
    </>
  );
}
