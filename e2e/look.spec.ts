import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { press } from "./fingers";
import { byTurns, expect, type Language, like, query, setStock, textsOf } from "./fixtures";
import { toTheEnd } from "./scrolling";

type Look = { path: string; handles: string[]; skus: string[] };

/** The latest post that shows all of these. */
async function lookWith(...skus: string[]): Promise<Look> {
  const [row] = await query<{ short_id: string; handles: string[]; skus: string[] }>(
    `select p.short_id, array_agg(distinct pr.handle) as handles, array_agg(distinct v.sku) as skus from posts p
     join product_tags t on t.post_id = p.id join variants v on v.id = t.variant_id
     join products pr on pr.id = v.product_id group by p.id having array_agg(v.sku) @> $1::text[]
     order by p.published_at desc limit 1`,
    [skus],
  );
  if (!row) throw new Error(`No post shows ${skus.join(" and ")}.`);
  return { path: `/post/${row.short_id}`, handles: row.handles, skus: row.skus };
}

// One for each device, as both run beside each other, and none that other tests sell out.
const LOOKS = {
  phone: { ...(await lookWith("RICE-SOAP-PANDAN", "JASMINE-SERUM-30ML")), gone: "RICE-SOAP-PANDAN", chosen: "jasmine-serum" }, // prettier-ignore
  desktop: { ...(await lookWith("PEARL-HOOPS-BRASS", "PLAIN-BAND-SILVER-52")), gone: "PEARL-HOOPS-BRASS", chosen: "plain-band" }, // prettier-ignore
};
const lookOf = (hasTouch: boolean) => LOOKS[hasTouch ? "phone" : "desktop"];

const titles = new Map(
  (await query<Record<Language | "handle", string>>("select handle, title->>'th' as th, title->>'en' as en from products")).map((row) => [row.handle, row]), // prettier-ignore
);
const titleOf = (handle: string, language: Language) => titles.get(handle)?.[language] ?? "";
const handleOf = async (sku: string) => (await query<{ handle: string }>("select p.handle from products p join variants v on v.product_id = p.id where v.sku = $1", [sku]))[0]?.handle ?? ""; // prettier-ignore

const bagLines = (page: Page) => page.getByRole("main").getByRole("heading", { level: 2 });

async function openLook(page: Page, language: Language, hasTouch: boolean): Promise<Locator> {
  await press(page.getByRole("button", { name: like(textsOf(language).feed.shopLook) }), hasTouch);
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("heading", { name: textsOf(language).look.title })).toBeVisible();
  await expect(sheet.getByRole("radio").first()).toBeVisible();
  return sheet;
}

const rowOf = (sheet: Locator, title: string) => sheet.getByRole("listitem").filter({ hasText: title });

/** Chooses something else than what the picture shows. @returns Its name. */
async function chooseOther(row: Locator): Promise<string> {
  const other = row.getByRole("radio", { checked: false, disabled: false }).first();
  const name = await other.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? "");
  await other.focus();
  await other.press("Space");
  await expect(row.getByRole("radio", { name, exact: true })).toBeChecked();
  return name;
}

for (const { language, turn } of byTurns()) {
  const texts = textsOf(language);
  const more = texts.productMore;
  const addText = (count: number) => texts.look.add.replace("{count}", String(count));

  turn()(`a look is bought whole, each thing in the choice that was made (${language})`, async ({ page, hasTouch }) => {
    const look = lookOf(hasTouch);
    for (const sku of look.skus) await setStock(sku, 20);
    await page.goto(`/${language}${look.path}`);
    const sheet = await openLook(page, language, hasTouch);
    await expect(sheet.getByRole("checkbox", { checked: true })).toHaveCount(look.skus.length);
    const choice = await chooseOther(rowOf(sheet, titleOf(look.chosen, language)));
    await expectAccessible(page);
    const total = await sheet.locator("p[aria-live] > :last-child").innerText();
    await press(sheet.getByRole("button", { name: addText(look.skus.length) }), hasTouch);
    await expect(sheet).toBeHidden();
    await page.getByRole("link", { name: texts.look.viewBag }).click();
    await page.waitForURL(new RegExp(`/${language}/bag`));
    await expect(bagLines(page)).toHaveCount(look.skus.length);
    for (const handle of look.handles) {
      await expect(bagLines(page).filter({ hasText: titleOf(handle, language) })).toHaveCount(1);
    }
    const line = page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ hasText: titleOf(look.chosen, language) });
    await expect(line).toContainText(choice);
    await expect(page.getByRole("main")).toContainText(total);
  });

  turn()(
    `of a look what is sold out is said and left out, until another choice of it is made (${language})`,
    async ({ page, hasTouch }) => {
      const look = lookOf(hasTouch);
      const size = look.skus.length;
      for (const sku of look.skus) await setStock(sku, sku === look.gone ? 0 : 20);
      await page.goto(`/${language}${look.path}`);
      const sheet = await openLook(page, language, hasTouch);
      const row = rowOf(sheet, titleOf(await handleOf(look.gone), language));
      await expect(row.getByText(texts.look.soldOut)).toBeVisible();
      await expect(row.getByRole("checkbox")).toBeDisabled();
      await expect(sheet.getByRole("checkbox", { checked: true })).toHaveCount(size - 1);
      await expectAccessible(page);
      const box = sheet.getByRole("checkbox", { disabled: false }).first();
      await box.focus();
      await box.press("Space");
      await expect(sheet.getByRole("button", { name: addText(size - 2) })).toBeVisible();
      await box.press("Space");
      await expect(sheet.getByRole("button", { name: addText(size - 1) })).toBeVisible();
      await chooseOther(row);
      await expect(row.getByText(texts.look.soldOut)).toHaveCount(0);
      await press(sheet.getByRole("button", { name: addText(size) }), hasTouch);
      await expect(sheet).toBeHidden();
      await page.goto(`/${language}/bag`);
      await expect(bagLines(page)).toHaveCount(size);
      await setStock(look.gone, 20);
    },
  );

  turn()(
    `what sells out while a look is open is said beside it, the rest is in the bag (${language})`,
    async ({ page, hasTouch }) => {
      const look = lookOf(hasTouch);
      for (const sku of look.skus) await setStock(sku, 20);
      await page.goto(`/${language}${look.path}`);
      const sheet = await openLook(page, language, hasTouch);
      await setStock(look.gone, 0);
      await press(sheet.getByRole("button", { name: addText(look.skus.length) }), hasTouch);
      const row = rowOf(sheet, titleOf(await handleOf(look.gone), language));
      await expect(row.getByText(texts.look.soldOut)).toBeVisible();
      await expect(sheet.getByRole("button", { name: texts.look.addNone })).toBeDisabled();
      await expect(sheet.getByRole("status").filter({ hasText: like(texts.look.addedSome) })).toBeVisible();
      await page.goto(`/${language}/bag`);
      await expect(bagLines(page)).toHaveCount(look.skus.length - 1);
      await setStock(look.gone, 20);
    },
  );

  turn()(
    `from a product's page the look that it is part of is bought whole (${language})`,
    async ({ page, hasTouch }) => {
      const look = lookOf(hasTouch);
      for (const sku of look.skus) await setStock(sku, 20);
      await page.goto(`/${language}/p/${await handleOf(look.gone)}`);
      await toTheEnd(page);
      const place = page.getByRole("region", { name: more.look });
      await expect(place.getByRole("link")).toHaveAttribute("href", `/${language}${look.path}`);
      const sheet = await openLook(page, language, hasTouch);
      await expectAccessible(page);
      await press(sheet.getByRole("button", { name: addText(look.skus.length) }), hasTouch);
      await expect(sheet).toBeHidden();
      await page.goto(`/${language}/bag`);
      await expect(bagLines(page)).toHaveCount(look.skus.length);
    },
  );
}
