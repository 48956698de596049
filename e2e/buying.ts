import type { Page } from "@playwright/test";
import { expect, type Language, textsOf } from "./fixtures";

export const newAddress = () => `shopper-${crypto.randomUUID().slice(0, 8)}@customer.example`;

/** Fills the whole form as somebody in Bangkok does. */
export async function fillForm(page: Page, language: Language, email: string): Promise<void> {
  const texts = textsOf(language).checkout;
  await page.getByLabel(texts.email).fill(email);
  await page.getByLabel(texts.phone).fill("081 234 5678");
  await page.getByLabel(texts.name).fill("สมศรี ใจดี");
  await page.getByLabel(texts.line1).fill("99/1 ซอยสุขุมวิท 24");
  await page.getByLabel(texts.postalCode).fill("10110");
  await expect(page.getByLabel(texts.province)).toHaveValue(language === "th" ? "กรุงเทพมหานคร" : "Bangkok");
  await page.getByRole("combobox", { name: texts.subdistrict }).selectOption({ index: 1 });
  await expect(page.getByLabel(texts.district, { exact: true })).not.toHaveValue("");
}

/** The one button, whichever way to pay it names. */
export function payButton(page: Page, language: Language) {
  const { pay, payPromptPay } = textsOf(language).checkout;
  const labels = [pay, payPromptPay].map((label) => label.replace("{amount}", ".+"));
  return page.getByRole("button", { name: new RegExp(labels.join("|")) });
}

export const chooseCard = (page: Page, language: Language) =>
  page.getByRole("radio", { name: textsOf(language).checkout.card }).check();

/** Fills the form and goes to the hosted page. */
export async function goToPayment(page: Page, language: Language, email: string): Promise<void> {
  await fillForm(page, language, email);
  await chooseCard(page, language);
  await payButton(page, language).click();
  await page.waitForURL(/\/c\/pay\//);
}

/** Leaves the hosted page without paying, for the page that waits a minute for the money; the minute passes at once. */
export async function comeBackUnpaid(page: Page, language: Language): Promise<void> {
  const session = /cs_\w+/.exec(page.url())?.[0] ?? "";
  await page.clock.install();
  await page.goto(`/${language}/checkout/return?session_id=${session}`);
  await expect(async () => {
    await page.clock.runFor(5_000);
    const title = page.getByRole("heading", { level: 1 });
    await expect(title).toHaveText(textsOf(language).return.openTitle, { timeout: 200 });
  }).toPass();
  await page.clock.resume();
}

/** Puts one of a product into the bag, from its page. */
export async function addToBag(page: Page, language: Language, handle: string): Promise<void> {
  await page.goto(`/${language}/p/${handle}`);
  const added = page.waitForResponse((answer) => answer.url().endsWith("/api/cart/lines") && answer.status() === 201);
  await page.getByRole("button", { name: textsOf(language).product.addToBag }).click();
  await added;
}

/** Fills the hosted page and pays. */
export async function payByCard(page: Page, number = "4242424242424242"): Promise<void> {
  await page.locator("[name=number]").fill(number);
  await page.locator("[name=expiry]").fill("12/40");
  await page.locator("[name=cvc]").fill("123");
  await page.locator("[name=name]").fill("Somsri Jaidee");
  await page.locator("form button[type=submit], form button:not([type])").first().click();
}
