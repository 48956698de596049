import { BANK_PATH } from "../payments/next-action";
import type { PaymentMethodObject } from "../state/tables";
import { formatAmount } from "../wire/currencies";
import { html } from "./html";
import { BANK_TEXTS } from "./bank-texts";
import type { Language } from "./texts";
import { layout } from "./view";

export type BankQuestion = {
  intentId: string;
  /** Null when a card is to be saved. */
  sum: { amount: number; currency: string } | null;
  method: PaymentMethodObject | null;
  language: Language;
};

/** The bank's question before a card pays or is kept. */
export function bankPage({ intentId, sum, method, language }: BankQuestion): string {
  const texts = BANK_TEXTS[language];
  const amount = sum && html`<p class="sum">${formatAmount(sum.amount, sum.currency, language)}</p>`;
  const card = method?.card && html`<p class="hint">${method.card.brand} •••• ${method.card.last4}</p>`;
  return layout(
    language,
    html`<h1>${texts.title}</h1>
      <section>
        <p class="hint">${sum ? texts.ask : texts.askToSave}</p>
        ${amount} ${card ?? null}
      </section>
      <form method="post" action="${BANK_PATH}${intentId}">
        <button type="submit" name="action" value="accept">${texts.accept}</button>
        <button class="soft" type="submit" name="action" value="refuse">${texts.refuse}</button>
        <button class="soft" type="submit" name="action" value="leave">${texts.leave}</button>
      </form>`,
  );
}
