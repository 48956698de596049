import type { Page } from "@playwright/test";
import { addToBag, chooseCard, fillForm, goToPayment, newAddress, payButton, payByCard } from "./buying";
import { expect, type Language, mailsTo, query, setStock, stockOf, test, textsOf } from "./fixtures";

const SKU = "KHAO-MUG-SEA";
const HANDLE = "khao-mug";

const [post] = await query<{ short_id: string; variant: string }>(
  `select p.short_id, v.id as variant from posts p join product_tags t on t.post_id = p.id
   join variants v on v.id = t.variant_id where v.sku = $1 order by p.published_at desc limit 1`,
  [SKU],
);
const shortId = post?.short_id ?? "";
const variantId = post?.variant ?? "";

const openBuyNow = (page: Page, language: Language) =>
  page.goto(`/${language}/checkout?variant=${variantId}&quantity=1`);

const ordersOf = (email: string) => query(`select id from orders where contact->>'email' = $1`, [email]);

test.beforeEach(() => setStock(SKU, 50));

for (const language of ["th", "en"] as const) {
  const texts = textsOf(language);

  test(`a link, a picture, a tap: a guest has bought it (${language})`, async ({ page, request }) => {
    const email = newAddress();
    const before = await stockOf(SKU);
    await page.goto(`/${language}/post/${shortId}`);
    await page
      .getByRole("button", { name: texts.feed.showTags })
      .first()
      .click({ position: { x: 30, y: 30 } });
    await page
      .getByRole("button", { name: new RegExp(language === "th" ? "แก้วกาแฟข้าว" : "Khao Mug") })
      .first()
      .click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("radio").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await expect(sheet.getByRole("radio").first()).toBeChecked();
    await sheet.getByRole("link", { name: texts.product.buyNow }).click();
    await page.waitForURL(/\/checkout\?/);
    await goToPayment(page, language, email);
    await payByCard(page);
    await page.waitForURL(new RegExp(`/${language}/orders/`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.order.placedTitle);
    await expect.poll(async () => (await mailsTo(request, email)).length, { timeout: 15_000 }).toBe(1);
    const [mail] = await mailsTo(request, email);
    expect(mail?.text).toContain(page.url());
    expect(await ordersOf(email)).toHaveLength(1);
    expect(await stockOf(SKU)).toBe(before - 1);
  });

  test(`a declined card keeps the bag and says so (${language})`, async ({ page }) => {
    const email = newAddress();
    await addToBag(page, language, HANDLE);
    await page.goto(`/${language}/checkout`);
    await goToPayment(page, language, email);
    await payByCard(page, "4000000000000002");
    const refusal = page.getByRole("alert");
    await expect(refusal).toBeVisible();
    expect(/[\u0e00-\u0e7f]/.test(await refusal.innerText())).toBe(language === "th");
    await page.locator(`a[href*="cancelled=1"]`).first().click();
    await page.waitForURL(/cancelled=1/);
    await expect(page.getByText(texts.checkout.cancelled)).toBeVisible();
    await expect(page.getByLabel(texts.checkout.email)).toHaveValue(email);
    expect(await ordersOf(email)).toHaveLength(0);
    await page.goto(`/${language}/bag`);
    await expect(page.getByRole("link", { name: texts.bag.checkout })).toBeVisible();
  });

  test(`what sold out meanwhile is said before anything is charged (${language})`, async ({ page }) => {
    await openBuyNow(page, language);
    await fillForm(page, language, newAddress());
    await setStock(SKU, 0);
    await payButton(page, language).click();
    await expect(page.getByText(texts.problems["out-of-stock"].detail)).toBeVisible();
    expect(page.url()).toContain("/checkout");
  });

  test(`wrong fields are named beside themselves and nothing typed is lost (${language})`, async ({ page }) => {
    await openBuyNow(page, language);
    await page.getByLabel(texts.checkout.email).fill("not an address");
    await page.getByLabel(texts.checkout.name).fill("Mali");
    await expect(payButton(page, language)).toBeVisible();
    await payButton(page, language).click();
    await expect(page.getByLabel(texts.checkout.email)).toHaveAccessibleDescription(texts.fields.email);
    await expect(page.getByLabel(texts.checkout.email)).toBeFocused();
    await expect(page.getByLabel(texts.checkout.name)).toHaveAccessibleDescription("");
    await page.reload();
    await expect(page.getByLabel(texts.checkout.name)).toHaveValue("Mali");
    await expect(page.getByLabel(texts.checkout.email)).toHaveValue("not an address");
  });

  test(`a double tap on pay is one order (${language})`, async ({ page }) => {
    const email = newAddress();
    await openBuyNow(page, language);
    await fillForm(page, language, email);
    await chooseCard(page, language);
    await payButton(page, language).dblclick();
    await page.waitForURL(/\/c\/pay\//);
    await payByCard(page);
    await page.waitForURL(/\/orders\//);
    expect(await ordersOf(email)).toHaveLength(1);
    const open = await query(`select id from checkouts where contact->>'email' = $1`, [email]);
    expect(open).toHaveLength(1);
  });

  test(`two tabs of one bag are one order (${language})`, async ({ page, context }) => {
    const email = newAddress();
    await addToBag(page, language, HANDLE);
    await page.goto(`/${language}/checkout`);
    await fillForm(page, language, email);
    await chooseCard(page, language);
    const other = await context.newPage();
    await other.goto(`/${language}/checkout`);
    await expect(other.getByLabel(texts.checkout.email)).toHaveValue(email);
    await Promise.all([payButton(page, language).click(), payButton(other, language).click()]);
    await Promise.all([page.waitForURL(/\/c\/pay\//), other.waitForURL(/\/c\/pay\//)]);
    expect(other.url()).toBe(page.url());
    await payByCard(page);
    await page.waitForURL(/\/orders\//);
    expect(await ordersOf(email)).toHaveLength(1);
  });
}

test("the bag survives a reload and a change of language", async ({ page }) => {
  await addToBag(page, "th", HANDLE);
  await page.goto("/th/bag");
  await expect(page.getByText("แก้วกาแฟข้าว").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("แก้วกาแฟข้าว").first()).toBeVisible();
  await page.goto("/en/bag");
  await expect(page.getByText("Khao Mug").first()).toBeVisible();
});

test("a like is seen at once and still there after a reload", async ({ page }) => {
  await page.goto(`/en/post/${shortId}`);
  const like = page.getByRole("button", { name: new RegExp(textsOf("en").feed.like) }).first();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/like", async (route) => {
    await held;
    await route.continue();
  });
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/like") && answer.ok());
  await like.click();
  await expect(like).toHaveAttribute("aria-pressed", "true");
  letGo();
  await saved;
  await page.reload();
  await expect(like).toHaveAttribute("aria-pressed", "true");
});
