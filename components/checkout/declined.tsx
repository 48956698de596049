import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { CheckoutSource } from "@/lib/checkout/client";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { ProblemError } from "@/lib/http/api-client";

type DeclinedProps = {
  /** Why, as far as the bank's answer helps. */
  detail: string;
  source: CheckoutSource;
  checkoutHref: string;
  locale: Locale;
  texts: Texts<"return">;
};

/** A saved card that the bank declined: once more, or another way. */
export function Declined({ detail, source, checkoutHref, locale, texts }: DeclinedProps) {
  const client = useQueryClient();
  const [isTrying, setTrying] = useState(false);
  const [said, setSaid] = useState(detail);
  const retry = (variantId: string) => {
    setTrying(true);
    void import("@/components/one-tap/tap-again")
      .then(({ tapAgain }) => tapAgain(client, variantId, locale))
      .then((isGone) => !isGone && window.location.assign(checkoutHref))
      .catch((refusal: unknown) => {
        setTrying(false);
        setSaid(refusal instanceof ProblemError ? refusal.message : texts.failedDetail);
      });
  };
  return (
    <div role="alert" className="flex flex-col items-center gap-3 text-center">
      <h1 className="text-xl">{texts.declinedTitle}</h1>
      <p className="max-w-md text-balance text-muted">{said}</p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <Link href={checkoutHref} className={BUTTON.primary}>
          {texts.payAnotherWay}
        </Link>
        {source.kind === "variant" && (
          <button
            type="button"
            disabled={isTrying}
            onClick={() => retry(source.variantId)}
            className={BUTTON.secondary}
          >
            {isTrying ? texts.trying : texts.tryAgain}
          </button>
        )}
      </div>
    </div>
  );
}
