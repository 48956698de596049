import { addToBag, comeBackUnpaid, fillForm, goToPayment, newAddress, payButton } from "./buying";
import { expect, query, test, textsOf } from "./fixtures";

// Not what the shopper tests sell out: they run beside these.
const SKU = "RICE-BOWL-RICE";
const HANDLE = "rice-bowl";
const [tagged] = await query<{ short_id: string; variant: string }>(
  `select p.short_id, v.id as variant from posts p join product_tags t on t.post_id = p.id
   join variants v on v.id = t.variant_id where v.sku = $1 order by p.published_at desc limit 1`,
  [SKU],
);
const postPath = `/post/${tagged?.short_id ?? ""}`;
const buyNowPath = `/checkout?variant=${tagged?.variant ?? ""}&quantity=2`;
const NAMES = { th: "ชามข้าว", en: "Rice Bowl" };

for (const language of ["th", "en"] as const) {
  const { shell, feed, product, bag, checkout, return: back } = textsOf(language);

  test(`what went into the bag from a sheet can be looked at from there (${language})`, async ({ page }) => {
    await page.goto(`/${language}${postPath}`);
    await page
      .getByRole("list")
      .filter({ has: page.getByRole("link", { name: feed.buy }) })
      .getByRole("button", { name: NAMES[language] })
      .click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: product.addToBag }).click();
    await expect(sheet.getByRole("status").filter({ hasText: product.added })).toBeVisible();
    await sheet.getByRole("link", { name: product.viewBag }).click();
    await page.waitForURL(/\/bag$/);
    await expect(page.getByRole("heading", { level: 2, name: NAMES[language] })).toBeVisible();
  });

  test(`without a network nothing stays in the bag that did not get there, and it is said (${language})`, async ({
    page,
    context,
    watched,
  }) => {
    await addToBag(page, language, HANDLE);
    const bagLink = page.getByRole("link", { name: shell.bagCount.replace("{count}", "1") });
    await expect(bagLink).toBeVisible();
    await context.setOffline(true);
    await page.getByRole("button", { name: product.addToBag }).click();
    await expect(page.getByText(product.addRefused)).toBeVisible();
    await expect(bagLink).toBeVisible();
    await context.setOffline(false);
    // The browser itself notes what it could not fetch.
    watched.splice(0, watched.length, ...watched.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED")));
  });

  test(`an undone removal stands where it stood (${language})`, async ({ page }) => {
    await addToBag(page, language, HANDLE);
    await addToBag(page, language, "moon-jar");
    await page.goto(`/${language}/bag`);
    const titles = page.getByRole("main").getByRole("heading", { level: 2 });
    await expect(titles).toHaveCount(2);
    const before = await titles.allInnerTexts();
    await page.getByRole("button", { name: bag.remove.replace("{title}", NAMES[language]) }).click();
    await expect(titles).toHaveCount(1);
    await page.getByRole("button", { name: bag.undo }).click();
    await expect(titles).toHaveText(before);
  });

  test(`a checkout without a total says what is missing, then why (${language})`, async ({ page, watched }) => {
    await page.route("**/api/checkout/quote*", (route) => route.abort());
    await page.goto(`/${language}${buyNowPath}`);
    await expect(page.getByRole("alert").filter({ hasText: checkout.failed })).toBeVisible();
    const pay = page.getByRole("button", { name: checkout.payPromptPayWaiting });
    await pay.click();
    await expect(page.getByLabel(checkout.email)).toBeFocused();
    await fillForm(page, language, newAddress());
    await pay.click();
    await expect(page.getByRole("alert").filter({ has: pay.page().getByText(checkout.failed) })).toHaveCount(2);
    await page.unroute("**/api/checkout/quote*");
    await page.getByRole("button", { name: checkout.retry }).click();
    await expect(payButton(page, language)).toBeVisible();
    await expect(page.getByText(checkout.failed)).toHaveCount(0);
    watched.splice(0, watched.length, ...watched.filter((fault) => !fault.includes("ERR_FAILED")));
  });

  test(`an unpaid buy-now leads back to itself (${language})`, async ({ page }) => {
    await page.goto(`/${language}${buyNowPath}`);
    await goToPayment(page, language, newAddress());
    await comeBackUnpaid(page, language);
    const toCheckout = page.getByRole("link", { name: back.toCheckout });
    await expect(toCheckout).toHaveAttribute("href", `/${language}${buyNowPath}`);
  });
}

test("what is typed before the page listens is taken over, and the postal code fills in the rest", async ({ page }) => {
  const texts = textsOf("th").checkout;
  let deliver: () => void = () => undefined;
  const delivered = new Promise<void>((resolve) => (deliver = resolve));
  await page.route("**/_next/static/chunks/*.js", (route) => delivered.then(() => route.continue()));
  const opened = page.goto(`/th${buyNowPath}`);
  await page.getByLabel(texts.name).fill("สมศรี ใจดี");
  await page.getByLabel(texts.postalCode).fill("10110");
  deliver();
  await opened;
  await expect(page.getByLabel(texts.province)).toHaveValue("กรุงเทพมหานคร");
  await expect(page.getByLabel(texts.name)).toHaveValue("สมศรี ใจดี");
});

test("the keyboard's next key goes to the next field, over what is no field", async ({ page }) => {
  const texts = textsOf("th").checkout;
  await page.goto(`/th${buyNowPath}`);
  await expect(payButton(page, "th")).toBeVisible();
  await page.getByLabel(texts.name).press("Enter");
  await expect(page.getByLabel(texts.country)).toBeFocused();
  await page.getByLabel(texts.province).press("Enter");
  await expect(page.getByRole("radio").first()).toBeFocused();
  await expect(page.getByText(textsOf("th").fields.email)).toHaveCount(0);
});

test("a subdistrict that was typed by hand can be emptied and typed anew", async ({ page }) => {
  const texts = textsOf("th").checkout;
  await page.goto(`/th${buyNowPath}`);
  await page.getByLabel(texts.postalCode).fill("10110");
  await page.getByRole("combobox", { name: texts.subdistrict }).selectOption({ label: texts.typeIt });
  await page.getByRole("textbox", { name: texts.subdistrict }).fill("คลองเตยเหนือใหม่");
  await page.reload();
  const typed = page.getByRole("textbox", { name: texts.subdistrict });
  await expect(typed).toHaveValue("คลองเตยเหนือใหม่");
  await expect(page.getByText(texts.placesFound)).toBeVisible();
  await typed.fill("");
  await typed.fill("บางรัก");
  await expect(typed).toHaveValue("บางรัก");
  await expect(typed).toBeFocused();
});

test("a product opens on its own page where its sheet cannot be had", async ({ page, watched }) => {
  await page.goto(`/en${postPath}`, { waitUntil: "networkidle" });
  let isLeaving = false;
  page.on("request", (request) => (isLeaving ||= request.isNavigationRequest()));
  await page.route("**/_next/static/chunks/*", (route) => (isLeaving ? route.continue() : route.abort()));
  await page
    .getByRole("list")
    .filter({ has: page.getByRole("link", { name: "Buy now" }) })
    .getByRole("button", { name: "Rice Bowl" })
    .click();
  await page.waitForURL(/\/en\/p\/rice-bowl$/);
  await expect(page.getByRole("heading", { level: 1, name: "Rice Bowl" })).toBeVisible();
  watched.splice(0, watched.length, ...watched.filter((fault) => !fault.includes("ERR_FAILED")));
});
