import type { Page } from "@playwright/test";
import { addToBag, chooseCard, fillForm, newAddress, payButton, payByCard } from "./buying";
import { expect, type Language, mailsTo, query, setStock, stockOf, test, textsOf } from "./fixtures";
import { codeOn, goToCode, intentsOf, payCode, runOut, soldTo } from "./qr";

// Not what other tests sell: they run beside these.
const SKU = "KHAO-MUG-CELADON";
const [variant] = await query<{ id: string }>("select id from variants where sku = $1", [SKU]);
const openBuyNow = (page: Page, language: Language) =>
  page.goto(`/${language}/checkout?variant=${variant?.id ?? ""}&quantity=1`);

const ONCE = { orders: 1, captures: 1 };

test.beforeEach(() => setStock(SKU, 50));

for (const language of ["th", "en"] as const) {
  const { checkout, order, promptPay, problems, return: back, waiting, bag } = textsOf(language);
  const orders = new RegExp(`/${language}/orders/`);

  test(`paid while away: coming back finds the receipt, a mail and one piece less (${language})`, async ({
    page,
    request,
  }) => {
    const email = newAddress();
    await openBuyNow(page, language);
    const before = await stockOf(SKU);
    await goToCode(page, language, email);
    expect(await stockOf(SKU)).toBe(before - 1);
    await page.goto("about:blank");
    const [intent] = await intentsOf(email);
    expect(await payCode(request, intent)).toBe(true);
    await page.goBack();
    await page.waitForURL(orders);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(order.placedTitle);
    await expect.poll(async () => (await mailsTo(request, email)).length, { timeout: 15_000 }).toBe(1);
    const [mail] = await mailsTo(request, email);
    expect(mail?.text).toContain(page.url());
    expect(await soldTo(email)).toEqual(ONCE);
    expect(await stockOf(SKU)).toBe(before - 1);
  });

  test(`paid while the page is looked at: it opens the order by itself (${language})`, async ({ page, request }) => {
    const email = newAddress();
    await openBuyNow(page, language);
    await goToCode(page, language, email);
    const [intent] = await intentsOf(email);
    await payCode(request, intent);
    await page.waitForURL(orders);
    expect(await soldTo(email)).toEqual(ONCE);
  });

  test(`a reload keeps the code, and the bag shows the way back to it (${language})`, async ({ page }) => {
    await addToBag(page, language, "rice-bowl");
    await page.goto(`/${language}/checkout`);
    await goToCode(page, language, newAddress());
    const address = page.url();
    const source = await codeOn(page, language).getAttribute("src");
    await page.reload();
    await expect(codeOn(page, language)).toHaveAttribute("src", source ?? "");
    const line = page.getByRole("link", { name: new RegExp(waiting.open.replace("{amount}", ".+")) });
    await page.goto(`/${language}/checkout`);
    await expect(line).toBeVisible();
    await page.goto(`/${language}/bag`);
    await expect(page.getByRole("link", { name: bag.checkout })).toBeVisible();
    await line.click();
    await page.waitForURL(address);
    await expect(codeOn(page, language)).toHaveAttribute("src", source ?? "");
  });

  test(`asking finds no payment yet, and says so (${language})`, async ({ page }) => {
    await openBuyNow(page, language);
    await goToCode(page, language, newAddress());
    await page.getByRole("button", { name: promptPay.check }).click();
    await expect(page.getByText(promptPay.notYet)).toBeVisible();
  });

  test(`a code whose time is over charged nothing; a new one is paid once (${language})`, async ({ page, request }) => {
    const email = newAddress();
    await openBuyNow(page, language);
    await goToCode(page, language, email);
    const [first] = await intentsOf(email);
    await runOut(email);
    await expect(page.getByRole("heading", { level: 1, name: promptPay.endedTitle })).toBeVisible();
    await expect(page.getByText(promptPay.endedDetail)).toBeVisible();
    expect(await payCode(request, first)).toBe(false);
    await page.getByRole("button", { name: promptPay.renew }).dblclick();
    await expect(codeOn(page, language)).toBeVisible();
    const intents = await intentsOf(email);
    expect(intents).toHaveLength(2);
    expect(await payCode(request, intents[0])).toBe(true);
    await page.waitForURL(orders);
    expect(await soldTo(email)).toEqual(ONCE);
  });

  test(`paid on the old code at the last moment: its order, and no new code (${language})`, async ({
    page,
    request,
  }) => {
    const email = newAddress();
    await openBuyNow(page, language);
    await goToCode(page, language, email);
    const [intent] = await intentsOf(email);
    await page.route("**/api/checkouts/**", (route) => route.abort());
    await payCode(request, intent);
    await runOut(email);
    await page.unroute("**/api/checkouts/**");
    await page.waitForURL(orders);
    expect(await soldTo(email)).toEqual(ONCE);
    expect(await intentsOf(email)).toEqual([intent]);
  });

  test(`another way to pay takes the code away and loses nothing typed (${language})`, async ({ page, request }) => {
    const email = newAddress();
    await addToBag(page, language, "rice-bowl");
    await page.goto(`/${language}/checkout`);
    await goToCode(page, language, email);
    const [intent] = await intentsOf(email);
    await page.getByRole("link", { name: promptPay.otherWay }).click();
    await page.waitForURL(/\/checkout$/);
    await expect(page.getByLabel(checkout.email)).toHaveValue(email);
    await chooseCard(page, language);
    await payButton(page, language).click();
    await page.waitForURL(/\/c\/pay\//);
    expect(await payCode(request, intent)).toBe(false);
    await payByCard(page);
    await page.waitForURL(orders);
    expect(await soldTo(email)).toEqual(ONCE);
  });

  test(`what sold out meanwhile gets no new code, and the way back is shown (${language})`, async ({ page }) => {
    const email = newAddress();
    await openBuyNow(page, language);
    await goToCode(page, language, email);
    await runOut(email);
    await expect(page.getByRole("button", { name: promptPay.renew })).toBeVisible();
    await setStock(SKU, 0);
    await page.getByRole("button", { name: promptPay.renew }).click();
    await expect(page.getByText(problems["out-of-stock"].detail)).toBeVisible();
    await page.getByRole("link", { name: back.toCheckout }).click();
    await expect(page.getByLabel(checkout.email)).toHaveValue(email);
  });

  test(`without a network the code stays, and it is said (${language})`, async ({ page, context, watched }) => {
    await openBuyNow(page, language);
    await goToCode(page, language, newAddress());
    await context.setOffline(true);
    await expect(page.getByText(promptPay.offline)).toBeVisible();
    await expect(codeOn(page, language)).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(promptPay.live)).toBeVisible();
    watched.splice(0, watched.length, ...watched.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED")));
  });
}

test("the choice of how to pay is remembered, and the button says what it does", async ({ page }) => {
  const { checkout } = textsOf("en");
  await openBuyNow(page, "en");
  await expect(page.getByRole("button", { name: /Pay ฿.+ with PromptPay/ })).toBeVisible();
  await expect(page.getByText(checkout.trustPromptPay)).toBeVisible();
  await chooseCard(page, "en");
  await expect(page.getByRole("button", { name: /Pay ฿.+ by card/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: checkout.card })).toBeChecked();
  await page.getByLabel(checkout.country).selectOption("DE");
  await expect(page.getByRole("radio", { name: checkout.card })).toBeChecked();
});

test("a code can be followed in another browser, but is renewed only where it was opened", async ({
  page,
  browser,
}) => {
  const { promptPay } = textsOf("th");
  const email = newAddress();
  await openBuyNow(page, "th");
  await goToCode(page, "th", email);
  const other = await (await browser.newContext()).newPage();
  await other.goto(page.url());
  await expect(codeOn(other, "th")).toBeVisible();
  await runOut(email);
  await other.getByRole("button", { name: promptPay.renew }).click();
  await expect(other.getByText(promptPay.otherBrowser)).toBeVisible();
  await other.context().close();
});

test("inside another app the picture is kept by pressing and holding it", async ({ browser, baseURL }) => {
  const userAgent =
    "Mozilla/5.0 (Linux; Android 14; SM-S921B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 Line/14.9.1/IAB";
  const context = await browser.newContext({ userAgent, ...(baseURL !== undefined && { baseURL }) });
  const page = await context.newPage();
  await openBuyNow(page, "th");
  await goToCode(page, "th", newAddress());
  await expect(page.getByText(textsOf("th").promptPay.hold)).toBeVisible();
  await context.close();
});

test("the picture can be saved", async ({ page }) => {
  await openBuyNow(page, "en");
  await goToCode(page, "en", newAddress());
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: textsOf("en").promptPay.save }).click();
  expect((await saving).suggestedFilename()).toBe("promptpay.png");
});

test("a forged key finds no payment", async ({ page }) => {
  await page.goto(`/en/checkout/promptpay?checkout=${crypto.randomUUID()}.${"A".repeat(43)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(textsOf("en").return.noneTitle);
});

test("the form is filled once: what was typed before paying is there after it", async ({ page, request }) => {
  const email = newAddress();
  await openBuyNow(page, "th");
  await fillForm(page, "th", email);
  await page.reload();
  await payButton(page, "th").click();
  await expect(codeOn(page, "th")).toBeVisible();
  const [intent] = await intentsOf(email);
  await payCode(request, intent);
  await page.waitForURL(/\/th\/orders\//);
  await expect(page.getByText(email).first()).toBeVisible();
});
