import { expectAccessible } from "./accessible";
import type { Page } from "@playwright/test";
import { byTurns, expect, query, textsOf } from "./fixtures";

/** Cheapest first. */
const vases = await query<{ handle: string }>(
  `select p.handle from products p join collections c on c.id = p.collection_id
   join product_listings l on l.product_id = p.id where c.handle = 'vases' order by l.min_amount, p.id`,
);
const isVase = new RegExp(`/p/(${vases.map(({ handle }) => handle).join("|")})$`);

/** What the products on the page lead to. */
const productsOn = (page: Page) =>
  page.locator('main a[href*="/p/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));

for (const { language, turn } of byTurns()) {
  const { search, shop, shell, filters } = textsOf(language);

  for (const [typed, isMended] of [
    ["แจกัน", false],
    ["vase", false],
    ["แจกนั", true],
    ["vaase", true],
  ] as const) {
    turn()(`${typed} finds vases first (${language})`, async ({ page }) => {
      await page.goto(`/${language}/search?q=${encodeURIComponent(typed)}`);
      await expect(page.getByRole("heading", { name: search.products })).toBeVisible();
      expect((await productsOn(page))[0]).toMatch(isVase);
      await expect(page.getByRole("heading", { name: search.posts })).toBeVisible();
      const exactly = page.getByRole("button", { name: search.exactly.replace("{words}", typed) });
      await expect(exactly).toHaveCount(isMended ? 1 : 0);
      await expectAccessible(page);
      if (!isMended) return;
      await exactly.click();
      await expect(page.getByText(search.none.replace("{words}", typed))).toBeVisible();
      await expect(page.getByRole("navigation", { name: search.browse })).toBeVisible();
    });
  }

  turn()(`somebody types, sees pictures and chooses by keyboard (${language})`, async ({ page }) => {
    await page.goto(`/${language}`);
    await page.getByRole("link", { name: shell.search }).click();
    const input = page.getByRole("combobox", { name: search.label });
    await expect(input).toBeFocused();
    await input.pressSequentially(language === "th" ? "แจ" : "va");
    const list = page.getByRole("listbox", { name: search.suggestions });
    await expect(list.locator("img").first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("ArrowDown");
    await expect(list.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: search.products })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { name: search.recent })).toBeVisible();
    await page.getByRole("button", { name: search.forget }).click();
    await expect(page.getByRole("heading", { name: search.recent })).toHaveCount(0);
  });

  turn()(`filters narrow the shop and survive a product, Back and a reload (${language})`, async ({ page }) => {
    await page.goto(`/${language}/shop`);
    await page.getByRole("button", { name: shop.filter }).click();
    const sheet = page.getByRole("dialog", { name: filters.title });
    await sheet
      .getByRole("button", { name: language === "th" ? "แจกัน" : "Vases" })
      .first()
      .click();
    await expect(sheet.getByRole("button", { name: new RegExp(String(vases.length)) }).last()).toBeVisible();
    await expectAccessible(page);
    await sheet.getByRole("button", { name: filters.showCount.replace("{count}", String(vases.length)) }).click();
    await page.waitForURL(/collection=vases/);
    await page.getByLabel(shop.sort).selectOption("price-asc");
    await page.waitForURL(/sort=price-asc/);
    const count = page.getByText(shop.count.replace("{count}", String(vases.length)), { exact: true });
    await expect(count).toBeVisible();
    const cheapestFirst = vases.map(({ handle }) => `/${language}/p/${handle}`);
    await expect.poll(() => productsOn(page)).toEqual(cheapestFirst);
    await page.locator('main a[href*="/p/"]').nth(2).click();
    await page.waitForURL(/\/p\//);
    await page.goBack();
    await expect(count).toBeVisible();
    expect(await productsOn(page)).toEqual(cheapestFirst);
    await page.reload();
    await expect.poll(() => productsOn(page)).toEqual(cheapestFirst);
    await page.getByRole("button", { name: shop.clear }).click();
    await expect.poll(async () => (await productsOn(page)).length).toBeGreaterThan(vases.length);
    await page.goBack();
    await expect.poll(() => productsOn(page)).toEqual(cheapestFirst);
  });
}
