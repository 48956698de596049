import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible, expectRoomsAccessible } from "./accessible";
import { makeProduct, putAway } from "./staff-products";
import { byTurns, expect, type Language, like, query, signInAs, test, textsOf } from "./fixtures";

/** Pages follow a change within five seconds; a busy machine may take longer. */
const FOLLOW = { timeout: 15_000, intervals: [250] };

const statusOf = async (page: Page, path: string) => (await page.request.get(path)).status();
const textOf = async (page: Page, path: string) => (await page.request.get(path)).text();

/** Types over what stands in a field. */
async function retype(page: Page, field: ReturnType<Page["getByLabel"]>, text: string): Promise<void> {
  await field.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

for (const { language, turn } of byTurns()) {
  const { studio } = textsOf(language);
  const { products: room, product: words, ui } = studio;
  const nameField = (page: Page, locale: Language) =>
    page.getByLabel(`${words.name} · ${locale === "th" ? "ไทย" : "English"}`, { exact: true });

  turn()(
    `${language}: a product is found, edited and saved by keyboard alone, and the shop follows`,
    async ({ page }) => {
      await signInAs(page, "manager");
      const made = await makeProduct(page);
      const path = `/${language}/p/${made.handle}`;
      expect(await statusOf(page, path)).toBe(200);
      await page.goto(`/${language}/studio/products`);
      await expect(page.getByRole("row").nth(1)).toBeVisible();
      await page.keyboard.press("/");
      await page.keyboard.type(made.handle);
      await expect(page).toHaveURL(new RegExp(`q=${made.handle}`));
      await expect(page.getByRole("row")).toHaveCount(2);
      await page.keyboard.press("Tab");
      await page.locator("main h1").evaluate((heading) => (heading.ownerDocument.activeElement as HTMLElement).blur());
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/studio/products/${made.id}`);
      await retype(page, nameField(page, "th"), `ชื่อใหม่ ${made.handle}`);
      await retype(page, nameField(page, "en"), `Renamed ${made.handle}`);
      await retype(page, page.getByLabel(`${words.price} THB`, { exact: true }), "1,290.50");
      await page.keyboard.press("ControlOrMeta+s");
      await expect(page.getByText(ui.saved, { exact: true })).toBeVisible();
      const name = language === "th" ? `ชื่อใหม่ ${made.handle}` : `Renamed ${made.handle}`;
      await expect.poll(() => textOf(page, path), FOLLOW).toContain(name);
      await expect.poll(() => textOf(page, path), FOLLOW).toContain("1,290.50");
      const found = () => textOf(page, `/api/search?locale=${language}&q=${encodeURIComponent(made.handle)}`);
      await expect.poll(found, FOLLOW).toContain(name);
      await page.getByRole("button", { name: words.archive }).press("Enter");
      await expect(page.getByText(room.archivedNow)).toBeVisible();
      await expect.poll(() => statusOf(page, path), FOLLOW).toBe(404);
      await page.getByRole("button", { name: words.restore }).press("Enter");
      await expect(page.getByText(room.restoredNow)).toBeVisible();
      await putAway(page, made);
    },
  );

  turn()(
    `${language}: prices of several products change at once after a look at them, and come back`,
    async ({ page }) => {
      await signInAs(page, "manager");
      const tag = `many${crypto.randomUUID().slice(0, 6)}`;
      const title = { th: `ชุด ${tag}`, en: `Set ${tag}` };
      const made = [await makeProduct(page, { title }), await makeProduct(page, { title })];
      await page.goto(`/${language}/studio/products?q=${tag}`);
      await expect(page.getByRole("row")).toHaveCount(3);
      await page.keyboard.press("j");
      await page.keyboard.press("x");
      await page.keyboard.press("j");
      await page.keyboard.press("x");
      await expect(page.getByText(like(room.chosen).source.replace(".+", "2"))).toBeVisible();
      await page.keyboard.press("e");
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(room.what).selectOption("price");
      await dialog.getByLabel(room.priceBy).focus();
      await page.keyboard.type("-10");
      await page.keyboard.press("Enter");
      await dialog.getByRole("button", { name: room.preview }).press("Enter");
      await expect(dialog.getByText("฿590 → ฿531").first()).toBeVisible();
      const costs = () =>
        query<{ amount: number }>(
          "select amount from prices p join variants v on v.id = p.variant_id where v.product_id = any($1) and currency = 'THB'",
          [made.map(({ id }) => id)],
        );
      expect((await costs()).map(({ amount }) => amount)).toEqual([59_000, 59_000]);
      await dialog.getByRole("button", { name: room.apply }).press("Enter");
      await expect(dialog).toBeHidden();
      await expect.poll(async () => (await costs()).map(({ amount }) => amount)).toEqual([53_100, 53_100]);
      await expect(page.getByRole("cell", { name: "฿531" })).toHaveCount(2);
      await page.keyboard.press("z");
      await expect(page.getByText(room.undone)).toBeVisible();
      expect((await costs()).map(({ amount }) => amount)).toEqual([59_000, 59_000]);
      for (const each of made) await putAway(page, each);
    },
  );

  turn()(`${language}: two who edit one product never overwrite each other silently`, async ({ page, browser }) => {
    await signInAs(page, "manager");
    const made = await makeProduct(page);
    const other = await (await browser.newContext()).newPage();
    await signInAs(other, "admin");
    const path = `/${language}/studio/products/${made.id}`;
    await page.goto(path);
    await other.goto(path);
    await retype(other, other.getByLabel(words.weight), "777");
    await other.keyboard.press("ControlOrMeta+s");
    await expect(other.getByText(ui.saved, { exact: true })).toBeVisible();
    await retype(page, nameField(page, "en"), "Mine");
    await page.keyboard.press("ControlOrMeta+s");
    const alert = page.getByRole("alert").filter({ hasText: ui.changedTitle });
    await expect(alert).toContainText(words.measures);
    await expect(nameField(page, "en")).toHaveValue("Mine");
    const now = () =>
      query<{ title: { en: string }; weight_grams: number; version: number }>(
        "select title, weight_grams, version from products where id = $1",
        [made.id],
      );
    expect(await now()).toMatchObject([{ weight_grams: 777, version: 2 }]);
    await alert.getByRole("button", { name: ui.keepMine }).press("Enter");
    await expect(alert).toBeHidden();
    expect(await now()).toMatchObject([{ title: { en: "Mine" }, weight_grams: 777, version: 3 }]);
    await expect(page.getByLabel(words.weight)).toHaveValue("777");
    await other.context().close();
    await putAway(page, made);
  });

  turn()(`${language}: stock changes only with a reason, which stays in its history`, async ({ page }) => {
    await signInAs(page, "manager");
    const made = await makeProduct(page);
    await page.goto(`/${language}/studio/products/${made.id}`);
    await page.getByRole("button", { name: like(words.stockOf) }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(words.delta).focus();
    await page.keyboard.type("-2");
    await dialog.getByLabel(words.reason).selectOption("damaged");
    await dialog.getByLabel(words.note).focus();
    await page.keyboard.type("Glaze cracked");
    await dialog.getByRole("button", { name: words.adjust }).press("Enter");
    await expect(dialog.getByText("Glaze cracked")).toBeVisible();
    await expect(dialog.getByText("−2", { exact: true })).toBeVisible();
    await dialog.getByLabel(words.delta).focus();
    await page.keyboard.type("-9");
    await dialog.getByRole("button", { name: words.adjust }).press("Enter");
    await expect(dialog.getByRole("alert")).toContainText(words.tooFew);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: like(words.stockOf) })).toHaveText(
      like(words.inStock.replace("{count}", "3")),
    );
    await putAway(page, made);
  });

  turn()(
    `${language}: a new product says what is wrong beside its fields, loses nothing typed, and is sold once it is whole`,
    async ({ page }) => {
      await signInAs(page, "manager");
      await page.goto(`/${language}/studio/products/new`);
      await retype(page, nameField(page, "th"), "ของใหม่");
      await retype(page, page.getByLabel(words.handle, { exact: true }), "Not A Handle");
      await retype(page, page.getByLabel(words.gtin, { exact: true }), "4006381333932");
      await page.keyboard.press("ControlOrMeta+s");
      await expect(page.getByText(textsOf(language).fields.handle).first()).toBeVisible();
      await expect(page.getByText(textsOf(language).fields.gtin).first()).toBeVisible();
      await expect(nameField(page, "th")).toHaveValue("ของใหม่");
      const handle = `e2e-${crypto.randomUUID().slice(0, 8)}`;
      await retype(page, page.getByLabel(words.handle, { exact: true }), handle);
      await retype(page, page.getByLabel(words.gtin, { exact: true }), "4006381333931");
      await retype(page, page.getByLabel(words.sku, { exact: true }), handle.toUpperCase());
      await page.keyboard.press("ControlOrMeta+s");
      await page.waitForURL(/studio\/products\/[0-9a-f-]{36}$/);
      await page.getByLabel(words.status, { exact: true }).selectOption("published");
      await page.keyboard.press("ControlOrMeta+s");
      const { fields } = textsOf(language);
      for (const missing of [fields.titleMissing, fields.pictureMissing, fields.priceMissing]) {
        await expect(page.getByText(missing).first()).toBeVisible();
      }
      const picture = sharp({
        create: { width: 800, height: 1000, channels: 3, background: { r: 169, g: 67, b: 42 } },
      });
      const files = [{ name: "cup.png", mimeType: "image/png", buffer: await picture.png().toBuffer() }];
      await page.locator("input[type=file]").setInputFiles(files);
      await page.getByLabel(`${words.alt} · ไทย`).fill("ถ้วยบนโต๊ะ", { timeout: 20_000 });
      await page.getByLabel(`${words.alt} · English`).fill("A cup on a table");
      await retype(page, nameField(page, "en"), "Something new");
      await retype(page, page.getByLabel(`${words.price} THB`, { exact: true }), "590");
      await page.keyboard.press("ControlOrMeta+s");
      await expect(page.getByText(ui.saved, { exact: true })).toBeVisible();
      const alt = language === "th" ? "ถ้วยบนโต๊ะ" : "A cup on a table";
      await expect.poll(() => textOf(page, `/${language}/p/${handle}`), FOLLOW).toContain(alt);
      await putAway(page, { id: page.url().split("/").at(-1) ?? "" });
    },
  );

  turn()(`${language}: a collection is made by a rule, fills, and shoppers see it`, async ({ page }) => {
    await signInAs(page, "manager");
    const tag = `rule${crypto.randomUUID().slice(0, 6)}`;
    const made = await makeProduct(page, { tags: [tag] });
    const { collections: shelves } = studio;
    await page.goto(`/${language}/studio/collections`);
    await expect(page.getByRole("listitem").first()).toBeVisible();
    await page.getByRole("button", { name: shelves.add }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(`${shelves.name} · ไทย`).fill(`กฎ ${tag}`);
    await dialog.getByLabel(`${shelves.name} · English`).fill(`Rule ${tag}`);
    await dialog.getByLabel(shelves.handle).fill(tag);
    await dialog.getByLabel(shelves.byRule).press("Space");
    await dialog.getByLabel(shelves.ruleTags).fill(tag);
    await dialog.getByRole("button", { name: ui.save }).press("Enter");
    await expect(dialog).toBeHidden();
    const row = page.getByRole("listitem").filter({ hasText: tag }).first();
    await expect(row).toContainText(like(shelves.productCount.replace("{count}", "1")));
    await expect.poll(() => textOf(page, `/${language}/shop/${tag}`), FOLLOW).toContain(made.handle);
    page.once("dialog", (question) => void question.accept());
    await row
      .getByRole("button", { name: `Rule ${tag}` })
      .or(row.getByRole("button", { name: `กฎ ${tag}` }))
      .last()
      .press("Enter");
    await dialog.getByRole("button", { name: shelves.remove }).press("Enter");
    await expect(dialog).toBeHidden();
    await expect.poll(() => statusOf(page, `/${language}/shop/${tag}`), FOLLOW).toBe(404);
    await putAway(page, made);
  });

  turn()(`${language}: the rooms are accessible, light and dark`, async ({ page }) => {
    test.slow();
    await signInAs(page, "manager");
    const [demo] = await query<{ id: string }>(
      "select p.id from products p join variants v on v.product_id = p.id where p.status = 'published' group by p.id order by count(*) desc limit 1",
    );
    // Few rows: axe looks at every one of them, and a busy machine at forty takes too long.
    const rooms = ["products?collection=skin", `products/${demo?.id ?? ""}`, "products/new", "collections"];
    await expectRoomsAccessible(
      page,
      rooms.map((path) => `/${language}/studio/${path}`),
    );
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`/${language}/studio/products?collection=skin`);
    await page.getByRole("row").nth(1).getByRole("checkbox").press("Space");
    await page.keyboard.press("e");
    await expectAccessible(page);
  });
}
