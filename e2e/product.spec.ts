import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { fillForm } from "./buying";
import { expect, type Language, query, setStock, test, textsOf } from "./fixtures";

const PRODUCT = "lemongrass-candle";
const OTHER = "moon-jar";
const RING = "stone-ring";

/** A post of several products of which none is tagged twice. */
const [look] = await query<{ short_id: string; handles: string[]; skus: string[] }>(
  `select p.short_id, array_agg(distinct pr.handle) as handles, array_agg(distinct v.sku) as skus from posts p
   join product_tags t on t.post_id = p.id join variants v on v.id = t.variant_id
   join products pr on pr.id = v.product_id where p.short_id in (select p2.short_id from posts p2
     join product_tags t2 on t2.post_id = p2.id join variants v2 on v2.id = t2.variant_id where v2.sku = 'KHAO-MUG-SEA')
   group by p.short_id order by p.short_id limit 1`,
);
const skus = look?.skus ?? [];
const LOOK = { path: `/post/${look?.short_id ?? ""}`, size: skus.length };

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes[0]?.html])).toEqual([]);
  }
}

/** The names of texts with values in them, as patterns. */
const like = (text: string) => new RegExp(text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{\w+\}/g, ".+"));

const deliveryLine = (page: Page, language: Language) => page.getByText(like(textsOf(language).product.delivery));

for (const language of ["th", "en"] as const) {
  const texts = textsOf(language);
  const more = texts.productMore;

  test(`a picture is looked at closely by keyboard, and back leaves the page where it was (${language})`, async ({
    page,
  }) => {
    await page.goto(`/${language}/p/${OTHER}`);
    const opener = page.getByRole("button", { name: texts.product.zoom.replace("{index}", "1") });
    await opener.focus();
    await page.keyboard.press("Enter");
    const zoom = page.getByRole("dialog", { name: more.zoom });
    await expect(zoom.getByRole("status")).toHaveText(like(more.pictureOf));
    await expect(zoom.getByText("100%")).toBeVisible();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await expect(zoom.getByText("225%")).toBeVisible();
    const picture = zoom.getByRole("img");
    const before = await picture.boundingBox();
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await picture.boundingBox())?.x).toBeLessThan(before?.x ?? 0);
    await page.keyboard.press("-");
    await page.keyboard.press("-");
    await expect(zoom.getByRole("button", { name: more.zoomOut })).toBeDisabled();
    await page.keyboard.press("ArrowRight");
    await expect(zoom.getByRole("status")).toHaveText(/2/);
    await expect(zoom.getByRole("button", { name: more.next })).toBeDisabled();
    await zoom.getByRole("button", { name: more.zoomIn }).click();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(zoom).toBeHidden();
    await expect(opener).toBeFocused();
    await opener.click();
    await expect(zoom).toBeVisible();
    await page.goBack();
    await expect(zoom).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`/${language}/p/${OTHER}$`));
  });

  test(`the size guide is a table in the unit that this device likes (${language})`, async ({ page }) => {
    await page.goto(`/${language}/p/${RING}`);
    await page.getByRole("button", { name: texts.product.sizeGuide }).click();
    const sheet = page.getByRole("dialog", { name: more.sizes });
    const row = sheet.getByRole("row", { name: /52/ });
    await expect(row.getByRole("rowheader")).toContainText(more.thisProduct);
    await expect(row.getByRole("cell").first()).toHaveText("1.66");
    await sheet.getByRole("radio", { name: more.inches }).click();
    await expect(row.getByRole("cell").first()).toHaveText("0.65");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByRole("button", { name: texts.product.sizeGuide }).click();
    await expect(row.getByRole("cell").first()).toHaveText("0.65");
  });

  test(`a far province takes longer, here, after a reload and in the checkout (${language})`, async ({ page }) => {
    await page.goto(`/${language}/p/${PRODUCT}`);
    const line = deliveryLine(page, language);
    await expect(line).toBeVisible();
    const near = await line.innerText();
    await page.getByRole("button", { name: texts.product.chooseProvince }).click();
    const select = page.getByRole("combobox", { name: more.province });
    await expect(select.getByRole("option")).toHaveCount(78);
    await expectAccessible(page);
    await select.selectOption(language === "th" ? "แม่ฮ่องสอน" : "Mae Hong Son");
    const opener = page.getByRole("button", { name: language === "th" ? "แม่ฮ่องสอน" : "Mae Hong Son" });
    await expect(opener).toBeFocused();
    await expect(line).not.toHaveText(near);
    const far = await line.innerText();
    await page.reload();
    await expect(opener).toBeVisible();
    await expect(line).toHaveText(far);
    await page.getByRole("link", { name: texts.product.buyNow }).click();
    await fillForm(page, language, "far@customer.example");
    const rate = page.getByRole("radio").first().locator("..");
    const before = await rate.innerText();
    await page.getByLabel(texts.checkout.postalCode).fill("58000");
    await expect(rate).not.toHaveText(before);
  });

  test(`a look is bought whole, but for what is sold out (${language})`, async ({ page }) => {
    for (const sku of skus) await setStock(sku, 20);
    await setStock("KHAO-MUG-SEA", 0);
    await page.goto(`/${language}${LOOK.path}`);
    await page.getByRole("button", { name: like(texts.feed.shopLook) }).click();
    const sheet = page.getByRole("dialog");
    await expect(sheet.getByRole("heading", { name: texts.look.title })).toBeVisible();
    await expect(sheet.getByText(texts.look.soldOut)).toBeVisible();
    await expect(sheet.getByRole("checkbox", { disabled: true })).toHaveCount(1);
    await expect(sheet.getByRole("checkbox", { checked: true })).toHaveCount(LOOK.size - 1);
    await expectAccessible(page);
    // The checkbox of the first is taken out and in again: the sum follows.
    const whole = texts.look.add.replace("{count}", String(LOOK.size - 1));
    const box = sheet.getByRole("checkbox", { disabled: false }).first();
    await box.uncheck();
    await expect(sheet.getByRole("button", { name: texts.look.add.replace("{count}", String(LOOK.size - 2)) })).toBeVisible(); // prettier-ignore
    await box.check();
    await sheet.getByRole("button", { name: whole }).click();
    await expect(sheet).toBeHidden();
    await page.getByRole("link", { name: texts.look.viewBag }).click();
    await page.waitForURL(new RegExp(`/${language}/bag`));
    await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(LOOK.size - 1);
    await setStock("KHAO-MUG-SEA", 50);
  });

  test(`what sells out while a look is open is said beside it, the rest is in the bag (${language})`, async ({
    page,
  }) => {
    for (const sku of skus) await setStock(sku, 20);
    await page.goto(`/${language}${LOOK.path}`);
    await page.getByRole("button", { name: like(texts.feed.shopLook) }).click();
    const sheet = page.getByRole("dialog");
    await expect(sheet.getByRole("radio").first()).toBeVisible();
    await setStock("KHAO-MUG-SEA", 0);
    await sheet.getByRole("button", { name: texts.look.add.replace("{count}", String(LOOK.size)) }).click();
    await expect(sheet.getByText(texts.look.soldOut)).toBeVisible();
    await expect(sheet.getByRole("button", { name: texts.look.addNone })).toBeDisabled();
    await setStock("KHAO-MUG-SEA", 50);
  });

  test(`what goes with a product comes without a jump and is taken with one press (${language})`, async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { layoutShifts: shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.push(entry.value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`/${language}/p/${PRODUCT}`);
    await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
    const together = page.getByRole("region", { name: more.together });
    await expect(together.getByRole("checkbox")).toHaveCount(2);
    const similar = page.getByRole("region", { name: more.similar });
    await expect(similar.getByRole("link").first()).toBeVisible();
    const handles = await similar
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(handles).not.toContain(`/${language}/p/${PRODUCT}`);
    expect(handles.length).toBeLessThanOrEqual(8);
    const shift = await page.evaluate(() =>
      (window as unknown as { layoutShifts: number[] }).layoutShifts.reduce((sum, value) => sum + value, 0),
    );
    expect(shift).toBe(0);
    await expectAccessible(page);
    await together.getByRole("button").click();
    await page.getByRole("link", { name: more.viewBag }).click();
    await page.waitForURL(new RegExp(`/${language}/bag`));
    await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(2);
  });

  test(`products that were looked at come back, until they are cleared (${language})`, async ({ page }) => {
    for (const handle of [PRODUCT, OTHER]) {
      await page.goto(`/${language}/p/${handle}`);
      await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
      await expect(page.getByRole("region", { name: more.similar })).toBeVisible();
    }
    const seen = page.getByRole("region", { name: more.seen });
    await expect(seen.getByRole("link")).toHaveCount(1);
    await expect(seen.getByRole("link")).toHaveAttribute("href", `/${language}/p/${PRODUCT}`);
    await expectAccessible(page);
    await seen.getByRole("button", { name: more.clearSeen }).click();
    await expect(seen.getByRole("link")).toHaveCount(0);
    await seen.getByRole("button", { name: more.undoClear }).click();
    await expect(seen.getByRole("link")).toHaveCount(1);
  });

  test(`picking a variant shows its pictures first and keeps the others (${language})`, async ({ page }) => {
    await page.goto(`/${language}/p/${OTHER}`);
    const first = page.getByRole("main").locator("img").first();
    const before = await first.getAttribute("src");
    await page.getByRole("radio").nth(1).click();
    await expect(first).not.toHaveAttribute("src", before ?? "");
    await expect(page.locator(`main img[src="${before ?? ""}"]`)).toHaveCount(1);
  });
}
