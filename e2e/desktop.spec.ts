import type { Locator, Page } from "@playwright/test";
import { newAddress, payByCard } from "./buying";
import { expect, query, test, textsOf } from "./fixtures";

// Not what the shopper tests sell out: they run beside these.
const SKU = "RICE-BOWL-RICE";
const [post] = await query<{ short_id: string }>(
  `select p.short_id from posts p join product_tags t on t.post_id = p.id
   join variants v on v.id = t.variant_id where v.sku = $1 order by p.published_at desc limit 1`,
  [SKU],
);
const NAMES = { th: /^ชามข้าว/, en: /^Rice Bowl/ };
const MOST_STOPS = 80;

/** Presses Tab until something has the focus: whoever has only a keyboard must come to it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never comes to ${target.toString()}`);
}

/** Types into the field that has the focus, after coming to it. */
async function typeInto(page: Page, label: Locator, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

for (const language of ["th", "en"] as const) {
  const { feed, product, bag, checkout, order } = textsOf(language);

  test(`the last picture keeps the focus on the button that led there (${language})`, async ({ page }) => {
    await page.goto(`/${language}/p/rice-bowl`, { waitUntil: "networkidle" });
    // The buttons come when a key or a mouse does.
    await page.keyboard.press("Tab");
    const next = page.getByRole("button", { name: product.next });
    await next.focus();
    await expect(async () => {
      await page.keyboard.press("Enter");
      await expect(next).toHaveAttribute("aria-disabled", "true", { timeout: 500 });
    }).toPass();
    await expect(next).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(next).toBeFocused();
  });

  test(`a link, a post, a product, the bag, an order: all by keyboard on a wide screen (${language})`, async ({
    page,
  }) => {
    await page.goto(`/${language}/post/${post?.short_id ?? ""}`);
    const products = page.getByRole("list").filter({ has: page.getByRole("link", { name: feed.buy }) });
    await tabTo(page, products.getByRole("button", { name: NAMES[language] }));
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog");
    await expect(sheet.getByRole("heading", { name: NAMES[language] })).toBeVisible();
    await tabTo(page, sheet.getByRole("button", { name: product.addToBag }));
    await page.keyboard.press("Enter");
    await tabTo(page, sheet.getByRole("link", { name: product.viewBag }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/bag$/);
    await expect(page.getByRole("heading", { level: 2, name: NAMES[language] })).toBeVisible();
    await tabTo(page, page.getByRole("link", { name: bag.checkout }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/checkout$/);
    await typeInto(page, page.getByLabel(checkout.email), newAddress());
    await page.keyboard.press("Enter");
    await page.keyboard.type("081 234 5678");
    await typeInto(page, page.getByLabel(checkout.name), "Somsri Jaidee");
    await typeInto(page, page.getByLabel(checkout.line1), "99/1 Sukhumvit 24");
    await typeInto(page, page.getByLabel(checkout.postalCode), "10110");
    await expect(page.getByLabel(checkout.province)).not.toHaveValue("");
    await tabTo(page, page.getByRole("combobox", { name: checkout.subdistrict }));
    await page.keyboard.press("ArrowDown");
    await expect(page.getByLabel(checkout.district, { exact: true })).not.toHaveValue("");
    await tabTo(page, page.getByRole("radio", { name: checkout.promptPay }));
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("radio", { name: checkout.card })).toBeChecked();
    await tabTo(page, page.locator("form button[type=submit]"));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/c\/pay\//);
    await payByCard(page);
    await page.waitForURL(new RegExp(`/${language}/orders/`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(order.placedTitle);
  });
}
