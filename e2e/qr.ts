import type { APIRequestContext, Page } from "@playwright/test";
import { fillForm, payButton } from "./buying";
import { expect, type Language, query, textsOf, turnStripe } from "./fixtures";

const OF = "from payments p join checkouts c on c.id = p.checkout_id where c.contact->>'email' = $1";

/** Fills the form on the page and goes to the code that pays it. */
export async function goToCode(page: Page, language: Language, email: string): Promise<void> {
  await fillForm(page, language, email);
  await payButton(page, language).click();
  await page.waitForURL(/\/checkout\/promptpay\?checkout=/);
  await expect(codeOn(page, language)).toBeVisible();
}

export const codeOn = (page: Page, language: Language) =>
  page.getByRole("img", { name: new RegExp(textsOf(language).promptPay.code.replace("{amount}", ".+")) });

/** Stripe's ids of the payments that somebody began, the newest first. */
export async function intentsOf(email: string): Promise<string[]> {
  const rows = await query<{ id: string | null }>(
    `select p.stripe_payment_intent_id as id ${OF} order by c.created_at desc`,
    [email],
  );
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** Pays in the bank's app. @returns Whether the code could still be paid. */
export const payCode = (request: APIRequestContext, paymentIntent: string | undefined): Promise<boolean> =>
  turnStripe(request, "/_sandbox/promptpay", { paymentIntent, action: "pay" });

/** Lets the time of somebody's open payment run out. */
export async function runOut(email: string): Promise<void> {
  await query("update checkouts set expires_at = now() where contact->>'email' = $1 and state = 'paying'", [email]);
}

/** What somebody's payments came to: orders, and captures in the ledger. */
export async function soldTo(email: string): Promise<{ orders: number; captures: number }> {
  const [orders] = await query<{ count: number }>(
    "select count(*)::int as count from orders where contact->>'email' = $1",
    [email],
  );
  const [captures] = await query<{ count: number }>(
    `select count(*)::int as count from money m join checkouts c on c.id = m.checkout_id
     where c.contact->>'email' = $1 and m.kind = 'capture'`,
    [email],
  );
  return { orders: orders?.count ?? -1, captures: captures?.count ?? -1 };
}
