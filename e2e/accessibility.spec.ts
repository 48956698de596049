import { expectAccessible, expectAccessibleWide } from "./accessible";
import { addToBag, goToPayment, newAddress, payButton, payByCard } from "./buying";
import { expect, query, test, textsOf } from "./fixtures";
import { goToCode, runOut } from "./qr";

const [post] = await query<{ short_id: string }>("select short_id from posts order by published_at desc limit 1");
const [variant] = await query<{ id: string }>("select id from variants where sku = 'RICE-CREAM'");

const PAGES = [
  { name: "home", path: "" },
  { name: "post", path: `/post/${post?.short_id ?? ""}` },
  { name: "product", path: "/p/moon-jar" },
  { name: "shop", path: "/shop" },
  { name: "collection", path: "/shop/vases" },
  { name: "bag", path: "/bag" },
  { name: "checkout", path: `/checkout?variant=${variant?.id ?? ""}&quantity=1` },
  { name: "return without a payment", path: "/checkout/return" },
  { name: "a code that nobody has", path: "/checkout/promptpay" },
  { name: "a page of text", path: "/pages/privacy" },
  { name: "a missing page", path: "/nothing-here" },
];

for (const language of ["th", "en"] as const) {
  for (const { name, path } of PAGES) {
    test(`${name} is accessible, light and dark, and says of every picture what it shows or that it is decoration (${language})`, async ({
      page,
      watched,
    }) => {
      await page.goto(`/${language}${path}`, { waitUntil: "networkidle" });
      await expectAccessible(page);
      if (language === "en") await expectAccessibleWide(page);
      // The browser itself notes the 404 of the page that is meant to be missing.
      if (name === "a missing page")
        watched.splice(0, watched.length, ...watched.filter((fault) => !fault.includes("404")));
    });
  }

  test(`a product's sheet is accessible (${language})`, async ({ page }) => {
    const { feed, product } = textsOf(language);
    await page.goto(`/${language}/post/${post?.short_id ?? ""}`);
    await page
      .getByRole("list")
      .filter({ has: page.getByRole("link", { name: feed.buy }) })
      .getByRole("button")
      .first()
      .click();
    await expect(page.getByRole("dialog").getByText(product.inStock)).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: product.addToBag }).click();
    await expect(page.getByRole("dialog").getByText(product.added)).toBeVisible();
    await expectAccessible(page);
  });

  test(`a filled bag and a checkout with errors are accessible (${language})`, async ({ page }) => {
    const { bag, fields } = textsOf(language);
    await addToBag(page, language, "rice-bowl");
    await page.goto(`/${language}/bag`);
    await expect(page.getByRole("link", { name: bag.checkout })).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/${language}/checkout`);
    await payButton(page, language).click();
    await expect(page.getByText(fields.email)).toBeVisible();
    await expectAccessible(page);
  });

  test(`a code to scan, the way back to it and its end are accessible (${language})`, async ({ page }) => {
    const email = newAddress();
    const { bag, promptPay } = textsOf(language);
    await addToBag(page, language, "rice-bowl");
    await page.goto(`/${language}/checkout`);
    await goToCode(page, language, email);
    const address = page.url();
    await expectAccessible(page);
    await page.goto(`/${language}/bag`);
    await expect(page.getByRole("link", { name: bag.checkout })).toBeVisible();
    await expectAccessible(page);
    await page.goto(address);
    await runOut(email);
    await expect(page.getByRole("button", { name: promptPay.renew })).toBeVisible();
    await expectAccessible(page);
  });

  test(`the order page and an unpaid return are accessible (${language})`, async ({ page }) => {
    await addToBag(page, language, "rice-bowl");
    await page.goto(`/${language}/checkout`);
    await goToPayment(page, language, newAddress());
    const unpaid = page.url();
    const session = /cs_\w+/.exec(unpaid)?.[0] ?? "";
    // The page waits for the money as long as a slow bank takes before it says that there is none.
    await page.clock.install();
    await page.goto(`/${language}/checkout/return?session_id=${session}`);
    await expectAccessible(page);
    const title = page.getByRole("heading", { level: 1 });
    await expect
      .poll(
        async () => {
          await page.clock.runFor(5_000);
          return title.innerText();
        },
        { intervals: [200], timeout: 15_000 },
      )
      .toBe(textsOf(language).return.openTitle);
    await expectAccessible(page);
    await page.goto(unpaid);
    await payByCard(page);
    await page.waitForURL(new RegExp(`/${language}/orders/`));
    await expectAccessible(page);
  });
}
