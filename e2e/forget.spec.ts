import type { BrowserContext, Page } from "@playwright/test";
import { addToBag, goToPayment, newAddress, payByCard } from "./buying";
import { byTurns, expect, type Language, test, textsOf } from "./fixtures";
import { measure } from "./wire";

const PRODUCT = "/p/moon-jar";
const NAME = "สมศรี ใจดี";

const toMe = (page: Page, language: Language) =>
  page
    .getByRole("navigation", { name: textsOf(language).shell.menu })
    .getByRole("link", { name: textsOf(language).shell.me, exact: true })
    .click();

/** Presses "Clear it all" twice, as one is asked to, and waits until it is said to be done. */
async function clearAll(page: Page, language: Language): Promise<void> {
  const { me } = textsOf(language);
  const button = page.getByRole("main").getByRole("button", { name: me.clearNow });
  await button.click();
  // Two taps before the page listens are one: the second answers what the first has asked.
  await expect(page.getByRole("main").getByRole("button", { name: me.cancel })).toBeVisible();
  await button.click();
  await expect(page.getByText(me.cleared)).toBeVisible();
}

const isKept = (page: Page, path: string) => page.evaluate(async (seen) => Boolean(await caches.match(seen)), path);

/** What is noted beside the caches about what is in them. */
const notes = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("serwist-expiration");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = reject;
    });
    const all = [...database.objectStoreNames].map(
      (table) =>
        new Promise<string>((resolve) => {
          const asked = database.transaction(table).objectStore(table).getAll();
          asked.onsuccess = () => resolve(JSON.stringify(asked.result));
        }),
    );
    return Promise.all(all);
  });

/** Looks at a page until the worker keeps it. */
async function see(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.mouse.move(5, 5);
  await page.mouse.move(50, 300);
  await expect.poll(() => isKept(page, path), { timeout: 15_000 }).toBe(true);
}

const cookiesOf = async (context: BrowserContext) => (await context.cookies()).map(({ name }) => name);

for (const { language, turn } of byTurns()) {
  const texts = textsOf(language);

  turn()(
    `who clears everything finds nothing of it in the checkout that is still there behind it (${language})`,
    async ({ page, context }) => {
      await addToBag(page, language, "khao-mug");
      await page.goto(`/${language}/checkout`);
      await page.getByLabel(texts.checkout.name).fill(NAME);
      await page.getByLabel(texts.checkout.line1).fill("99/1 ซอยสุขุมวิท 24");
      const other = await context.newPage();
      await other.goto(`/${language}/checkout`);
      await expect(other.getByLabel(texts.checkout.name)).toHaveValue(NAME);
      await page.goto(`/${language}/me`);
      await clearAll(page, language);
      await expect(other.getByLabel(texts.checkout.name)).not.toHaveValue(NAME);
      await page.goBack();
      await expect(page).toHaveURL(/\/checkout$/);
      for (const label of [texts.checkout.name, texts.checkout.line1])
        await expect(page.getByLabel(label)).toHaveValue("");
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    },
  );

  turn()(`clearing everything also forgets language and theme (${language})`, async ({ page, context }) => {
    await page.goto(`/${language}/me`);
    await page.getByRole("main").getByText(texts.me.dark).click();
    await page
      .getByRole("main")
      .getByRole("link", { name: language === "th" ? "ไทย" : "English" })
      .click();
    await expect.poll(() => cookiesOf(context)).toContain("locale");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await clearAll(page, language);
    expect(await cookiesOf(context)).toEqual([]);
    await expect(page.locator("html")).not.toHaveAttribute("data-theme", "dark");
    await expect(page.getByRole("radio", { name: texts.me.system })).toBeChecked();
  });

  turn()(
    `only the device that paid remembers an order, not a friend who was sent its link (${language})`,
    async ({ page, browser }) => {
      await addToBag(page, language, "khao-mug");
      await page.goto(`/${language}/checkout`);
      await goToPayment(page, language, newAddress());
      await payByCard(page);
      await page.waitForURL(new RegExp(`/${language}/orders/`));
      const order = page.url();
      const friend = await (await browser.newContext()).newPage();
      await friend.goto(order);
      await expect(friend.getByRole("heading", { level: 1 })).toHaveText(texts.order.placedTitle);
      await friend.goto(new URL(`/${language}/me`, order).href);
      await expect(friend.getByText(texts.me.noOrders)).toBeVisible();
      const row = page.getByRole("main").locator(`a[href="${new URL(order).pathname}"]`);
      await toMe(page, language);
      await expect(row).toBeVisible();
      const forget = page.getByRole("button", { name: new RegExp(texts.me.forgetOrder.replace("{number}", ".+")) });
      await forget.click();
      await page.goto(order);
      await page.goto(`/${language}/me`);
      await expect(page.getByText(texts.me.noOrders)).toBeVisible();
      await friend.context().close();
    },
  );

  turn()(
    `Me shows what was looked at on this device, and says so while there is nothing (${language})`,
    async ({ page }) => {
      expect((await measure(page, `/${language}/me`)).layoutShift).toBe(0);
      await expect(page.getByText(texts.me.noneSeen)).toBeVisible();
      await page.goto(`/${language}${PRODUCT}`);
      const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
      await page.mouse.wheel(0, 4_000);
      await expect.poll(() => page.evaluate(() => localStorage.getItem("seen"))).toContain("moon-jar");
      const { layoutShift, bytes } = await measure(page, `/${language}/me`);
      expect(layoutShift).toBe(0);
      expect(bytes.script).toBeLessThanOrEqual(160_000);
      const rail = page.getByRole("region", { name: texts.productMore.seen });
      await expect(rail.getByRole("link", { name: title })).toBeVisible();
      await rail.getByRole("button", { name: texts.productMore.clearSeen }).click();
      await expect(rail.getByText(texts.productMore.seenCleared)).toBeVisible();
      await rail.getByRole("button", { name: texts.productMore.undoClear }).click();
      await rail.getByRole("link", { name: title }).click();
      await page.waitForURL(`**/${language}${PRODUCT}`);
    },
  );
}

test("clearing everything forgets seen pages also where no worker is in charge of the page", async ({
  page,
  context,
}) => {
  await see(page, `/th${PRODUCT}`);
  await page.goto("/th/me");
  // As with the shift key: the page comes past the worker.
  const session = await context.newCDPSession(page);
  await Promise.all([page.waitForEvent("load"), session.send("Page.reload", { ignoreCache: true })]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await clearAll(page, "th");
  expect(await isKept(page, `/th${PRODUCT}`)).toBe(false);
});

test("clearing everything forgets seen pages also where there is no worker any more", async ({ page }) => {
  await see(page, `/th${PRODUCT}`);
  expect((await notes(page)).join()).toContain(PRODUCT);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
  await page.goto("/th/me");
  expect(await isKept(page, `/th${PRODUCT}`)).toBe(true);
  await clearAll(page, "th");
  expect(await isKept(page, `/th${PRODUCT}`)).toBe(false);
  expect((await notes(page)).filter((note) => note.includes(PRODUCT))).toEqual([]);
});
