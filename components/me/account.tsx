import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { accountQuery } from "@/lib/customers/client";
import { textsQuery } from "@/lib/texts/client";
import { AccountAddresses } from "./account-addresses";
import { AccountCards } from "./account-cards";
import { AccountDevices } from "./account-devices";
import { AccountOrders } from "./account-orders";

/** Everything the shop remembers of this shopper, each with a way to let go of it. */
export function Account({ locale }: { locale: Locale }) {
  const client = useQueryClient();
  const { data: texts } = useQuery(textsQuery("account", locale));
  const { data: account, isError, refetch } = useQuery(accountQuery);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  if (!texts || account === null) return null;
  if (!account) {
    return isError ? (
      <AccountError onRetry={() => void refetch()} texts={texts} />
    ) : (
      <p role="status">{texts.loading}</p>
    );
  }
  const change = (work: () => Promise<void>) => {
    setBusy(true);
    setFailed(false);
    void work()
      .then(
        () => client.invalidateQueries({ queryKey: ["one-tap"] }),
        () => setFailed(true),
      )
      .then(() => refetch())
      .finally(() => setBusy(false));
  };
  const part = { locale, texts, isBusy, change };
  return (
    <div className="space-y-8">
      <p role="alert" className={hasFailed ? "text-sm text-danger" : "sr-only"}>
        {hasFailed && texts.failed}
      </p>
      <AccountOrders orders={account.orders} locale={locale} texts={texts} />
      <AccountAddresses addresses={account.addresses} {...part} />
      <AccountCards cards={account.cards} {...part} />
      <AccountDevices devices={account.devices} {...part} />
    </div>
  );
}

function AccountError({ onRetry, texts }: { onRetry: () => void; texts: Texts<"account"> }) {
  return (
    <div role="alert">
      <p>{texts.error}</p>
      <button type="button" onClick={onRetry} className={`${BUTTON.secondary} mt-3`}>
        {texts.retry}
      </button>
    </div>
  );
}
