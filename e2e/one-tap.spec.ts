import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { goToPayment, newAddress, payByCard } from "./buying";
import { expect, type Language, like, mailsTo, query, setStock, stockOf, stripePort, test, textsOf } from "./fixtures";

// Nobody else buys it: other tests run beside these.
const SKU = "REED-DIFFUSER";
const [mug] = await query<{ id: string; handle: string }>(
  "select v.id, p.handle from variants v join products p on p.id = v.product_id where v.sku = $1",
  [SKU],
);
const [variantId, handle] = [mug?.id ?? "", mug?.handle ?? ""];

const ordersOf = (email: string) => query(`select id from orders where contact->>'email' = $1`, [email]);

/** How many of somebody's orders were charged. */
const moneyTaken = async (email: string): Promise<number> =>
  (
    await query(
      `select from money m join checkouts c on c.id = m.checkout_id where m.kind = 'capture' and c.contact->>'email' = $1`,
      [email],
    )
  ).length;

/** The time in which somebody's order can be undone is over; the worker comes by at once. */
async function endWindow(email: string, { isSwept = true } = {}): Promise<void> {
  await query(`update checkouts set undo_until = now() where state = 'authorized' and contact->>'email' = $1`, [email]);
  if (isSwept) await query(`select graphile_worker.add_job('sweep', job_key := 'sweep')`);
}

/** How the newest saved card's bank answers from now on. */
const turnCard = (request: APIRequestContext, behavesLike: string) =>
  request.post(`http://127.0.0.1:${String(stripePort)}/_sandbox/cards`, { data: { behavesLike } });

/** Buys once by card with both boxes ticked, then opens the product again. */
async function becomeRemembered(page: Page, language: Language): Promise<string> {
  const texts = textsOf(language).checkout;
  const email = newAddress();
  await page.goto(`/${language}/checkout?variant=${variantId}&quantity=1`);
  await page.getByRole("radio", { name: texts.card }).check();
  await page.getByRole("checkbox", { name: texts.keepCard }).check();
  await expect(page.getByRole("checkbox", { name: texts.rememberMe })).toBeChecked();
  await goToPayment(page, language, email);
  await payByCard(page);
  await page.waitForURL(new RegExp(`/${language}/orders/`));
  await openProduct(page, language);
  return email;
}

const oneTap = (page: Page, language: Language) =>
  page.getByRole("button", { name: like(textsOf(language).oneTap.buy) });

async function openProduct(page: Page, language: Language): Promise<void> {
  await page.goto(`/${language}/p/${handle}?variant=${variantId}`);
  await expect(oneTap(page, language)).toContainText("Visa ··42");
  // A tap that began before the button was there does not buy.
  await page.waitForTimeout(800);
}

test.beforeEach(() => setStock(SKU, 50));

for (const language of ["th", "en"] as const) {
  const texts = textsOf(language);

  test(`a remembered shopper buys with one tap (${language})`, async ({ page, request }) => {
    const email = await becomeRemembered(page, language);
    const before = await stockOf(SKU);
    expect(await oneTap(page, language).evaluate((button) => button.scrollHeight - button.clientHeight)).toBe(0);
    const lines = oneTap(page, language).locator("span.block");
    const [box, last] = [await oneTap(page, language).boundingBox(), await lines.last().boundingBox()];
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0) - 2);
    let taps = 0;
    page.on("request", (sent) => (taps += sent.method() === "POST" && sent.url().endsWith("/api/one-tap") ? 1 : 0));
    await oneTap(page, language).click();
    await page.waitForURL(new RegExp(`/${language}/orders/`));
    expect(taps).toBe(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.order.placedTitle);
    await expect(page.getByText(like(texts.order.mailedSoon))).toBeVisible();
    await expect(page.getByRole("timer")).toHaveText(like(texts.order.undoLeft));
    await expectAccessible(page);
    expect(await mailsTo(request, email)).toHaveLength(1);
    await endWindow(email);
    await expect.poll(async () => (await mailsTo(request, email)).length, { timeout: 15_000 }).toBe(2);
    await page.reload();
    await expect(page.getByText(like(texts.order.mailed))).toBeVisible();
    await expect(page.getByRole("button", { name: texts.order.undo })).toHaveCount(0);
    expect([(await ordersOf(email)).length, await stockOf(SKU)]).toEqual([2, before - 1]);
  });

  test(`what was tapped is undone: goods back, nothing charged, no mail (${language})`, async ({ page, request }) => {
    const email = await becomeRemembered(page, language);
    const before = await stockOf(SKU);
    await oneTap(page, language).click();
    await page.waitForURL(new RegExp(`/${language}/orders/`));
    expect(await stockOf(SKU)).toBe(before - 1);
    await page.getByRole("button", { name: texts.order.undo }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.order.undoneTitle);
    await expect(page.locator(":focus")).toHaveText(texts.order.notCharged);
    await expectAccessible(page);
    expect([await stockOf(SKU), (await mailsTo(request, email)).length]).toEqual([before, 1]);
    await expect.poll(() => moneyTaken(email)).toBe(1);
  });

  test(`who undoes too late is told so beside the button, and then that it is paid (${language})`, async ({ page }) => {
    const email = await becomeRemembered(page, language);
    await oneTap(page, language).click();
    await page.waitForURL(new RegExp(`/${language}/orders/`));
    await page.getByRole("button", { name: texts.order.undo }).waitFor();
    await endWindow(email, { isSwept: false });
    await page.getByRole("button", { name: texts.order.undo }).click();
    await expect(page.getByRole("alert").filter({ hasText: texts.problems["undo-over"].detail })).toBeVisible();
    await endWindow(email);
    await expect(page.getByText(like(texts.order.mailed))).toBeVisible({ timeout: 15_000 });
  });

  test(`an order is found by e-mail and code, and Me then lists everything (${language})`, async ({
    page,
    request,
  }) => {
    const email = await becomeRemembered(page, language);
    await page.context().clearCookies();
    await page.goto(`/${language}/me`);
    await page.getByRole("link", { name: texts.me.findOrders }).click();
    await expectAccessible(page);
    await page.getByLabel(texts.findOrder.email).fill(email);
    await page.getByRole("button", { name: texts.findOrder.send }).click();
    await expect(page.getByLabel(texts.findOrder.code)).toBeVisible();
    await expect.poll(async () => (await mailsTo(request, email)).length, { timeout: 15_000 }).toBe(2);
    const mail = (await mailsTo(request, email)).find(({ subject }) => like(texts.mail.codeTitle).test(subject));
    const code = /\d{6}/.exec(mail?.subject ?? "")?.[0] ?? "";
    await page.getByLabel(texts.findOrder.code).fill(code);
    await page.getByRole("checkbox", { name: texts.findOrder.remember }).check();
    await page.getByRole("button", { name: texts.findOrder.show }).click();
    await expect(page.getByRole("heading", { name: texts.findOrder.found })).toBeVisible();
    await page.goto(`/${language}/me`);
    const orders = page.getByRole("region", { name: texts.account.orders });
    await expect(orders.getByRole("link")).toHaveCount(1);
    await expectAccessible(page);
  });
}

const texts = textsOf("en");

for (const [bank, reason] of [
  ["pm_card_visa_chargeDeclined", "card-declined"],
  ["pm_card_visa_chargeDeclinedInsufficientFunds", "card-insufficient-funds"],
  ["pm_card_visa_chargeDeclinedLostCard", "card-declined"],
  ["pm_card_chargeDeclinedExpiredCard", "card-expired"],
  ["pm_card_chargeDeclinedIncorrectCvc", "card-wrong-details"],
  ["pm_card_chargeDeclinedProcessingError", "card-try-again"],
] as const) {
  test(`${bank}: the shopper is told what helps, and pays another way`, async ({ page, request }) => {
    const email = await becomeRemembered(page, "en");
    await turnCard(request, bank);
    await oneTap(page, "en").click();
    await expect(page.getByRole("alert").filter({ hasText: texts.problems[reason].detail })).toBeVisible();
    expect(await ordersOf(email)).toHaveLength(1);
    if (reason === "card-try-again") await expectAccessible(page);
    await page.getByRole("link", { name: texts.oneTap.payAnotherWay }).click();
    await page.waitForURL(/\/checkout\?variant=/);
  });
}

for (const action of ["accept", "refuse", "leave"] as const) {
  test(`the bank asks and the shopper answers: ${action}`, async ({ page, request }) => {
    const email = await becomeRemembered(page, "en");
    await turnCard(request, "pm_card_authenticationRequired");
    await oneTap(page, "en").click();
    await page.waitForURL(/\/3ds\//);
    await page.locator(`button[value=${action}]`).click();
    const title = page.getByRole("heading", { level: 1 });
    if (action === "accept") await page.waitForURL(/\/en\/orders\//);
    if (action === "refuse") {
      await expect(title).toHaveText(texts.return.declinedTitle);
      await expect(page.getByText(texts.problems["card-not-confirmed"].detail)).toBeVisible();
      await expect(page.getByRole("button", { name: texts.return.tryAgain })).toBeVisible();
    }
    if (action === "leave") await expect(title).toHaveText(texts.return.openTitle);
    expect(await ordersOf(email)).toHaveLength(action === "accept" ? 2 : 1);
  });
}

test("a device that was signed out in Me has the usual way to buy", async ({ page }) => {
  await becomeRemembered(page, "en");
  await page.goto("/en/me");
  await expect(page.getByRole("region", { name: texts.account.cards })).toContainText("Visa ··42");
  await page.getByRole("button", { name: like(texts.account.revokeDevice) }).click();
  await expect(page.getByRole("region", { name: texts.account.cards })).toHaveCount(0);
  await page.goto(`/en/p/${handle}`);
  await expect(page.getByRole("link", { name: texts.product.buyNow })).toBeVisible();
});
