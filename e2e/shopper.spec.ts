import type { Page } from "@playwright/test";
import { expect, type Language, mailsTo, payByCard, query, setStock, stockOf, test, textsOf } from "./fixtures";

const SKU = "KHAO-MUG-SEA";
const HANDLE = "khao-mug";

const [post] = await query<{ short_id: string; variant: string }>(
  `select p.short_id, v.id as variant from posts p join product_tags t on t.post_id = p.id
   join variants v on v.id = t.variant_id where v.sku = $1 order by p.published_at desc limit 1`,
  [SKU],
);
const shortId = post?.short_id ?? "";
const variantId = post?.variant ?? "";

const newAddress = () => `shopper-${crypto.randomUUID().slice(0, 8)}@customer.example`;

/** Fills the whole form as somebody in Bangkok does. */
async function fillForm(page: Page, language: Language, email: string): Promise<void> {
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

const payButton = (page: Page, language: Language) =>
  page.getByRole("button", { name: new RegExp(textsOf(language).checkout.pay.replace("{amount}", ".+")) });

async function goToPayment(page: Page, language: Language, email: string): Promise<void> {
  await fillForm(page, language, email);
  await payButton(page, language).click();
  await page.waitForURL(/\/c\/pay\//);
}

const openBuyNow = (page: Page, language: Language) =>
  page.goto(`/${language}/checkout?variant=${variantId}&quantity=1`);

async function addToBag(page: Page, language: Language): Promise<void> {
  await page.goto(`/${language}/p/${HANDLE}`);
  const added = page.waitForResponse((answer) => answer.url().endsWith("/api/cart/lines") && answer.status() === 201);
  await page.getByRole("button", { name: textsOf(language).product.addToBag }).click();
  await added;
}

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
    await addToBag(page, language);
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
    await expect(page.getByText(texts.fields.email)).toBeVisible();
    await page.reload();
    await expect(page.getByLabel(texts.checkout.name)).toHaveValue("Mali");
  });
}

test("a double tap on pay is one order", async ({ page }) => {
  const email = newAddress();
  await openBuyNow(page, "en");
  await fillForm(page, "en", email);
  await payButton(page, "en").dblclick();
  await page.waitForURL(/\/c\/pay\//);
  await payByCard(page);
  await page.waitForURL(/\/orders\//);
  expect(await ordersOf(email)).toHaveLength(1);
  const open = await query(`select id from checkouts where contact->>'email' = $1`, [email]);
  expect(open).toHaveLength(1);
});

test("two tabs of one bag are one order", async ({ page, context }) => {
  const email = newAddress();
  await addToBag(page, "en");
  await page.goto("/en/checkout");
  await fillForm(page, "en", email);
  const other = await context.newPage();
  await other.goto("/en/checkout");
  await expect(other.getByLabel(textsOf("en").checkout.email)).toHaveValue(email);
  await Promise.all([payButton(page, "en").click(), payButton(other, "en").click()]);
  await Promise.all([page.waitForURL(/\/c\/pay\//), other.waitForURL(/\/c\/pay\//)]);
  expect(other.url()).toBe(page.url());
  await payByCard(page);
  await page.waitForURL(/\/orders\//);
  expect(await ordersOf(email)).toHaveLength(1);
});

test("the bag survives a reload and a change of language", async ({ page }) => {
  await addToBag(page, "th");
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
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/like") && answer.ok());
  await like.click();
  await expect(like).toHaveAttribute("aria-pressed", "true");
  await saved;
  await page.reload();
  await expect(like).toHaveAttribute("aria-pressed", "true");
});
