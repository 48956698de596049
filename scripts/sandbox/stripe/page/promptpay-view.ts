import { PROMPTPAY_PATH } from "../payments/next-action";
import type { PaymentIntentObject } from "../state/tables";
import { formatAmount } from "../wire/currencies";
import { html } from "./html";
import { PROMPTPAY_TEXTS } from "./promptpay-texts";
import type { Language } from "./texts";
import { layout } from "./view";

/** The code of a PromptPay payment, with a hand on the bank's side: it pays, or it fails. */
export function promptPayPage({ id, amount, currency }: PaymentIntentObject, language: Language): string {
  const texts = PROMPTPAY_TEXTS[language];
  const sum = formatAmount(amount, currency, language);
  const path = `${PROMPTPAY_PATH}${id}`;
  return layout(
    language,
    html`<h1>${texts.title}</h1>
      <section>
        <img class="code" src="${path}/qr.svg" width="240" height="240" alt="${texts.codeOf(sum)}" />
        <p class="sum">${sum}</p>
        <p class="hint">${texts.scan}</p>
      </section>
      <form method="post" action="${path}">
        <button type="submit" name="action" value="pay">${texts.pay}</button>
        <button class="soft" type="submit" name="action" value="fail">${texts.fail}</button>
      </form>`,
  );
}
