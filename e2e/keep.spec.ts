import { expectAccessible } from "./accessible";
import type { Page } from "@playwright/test";
import { addToBag, goToPayment, newAddress, payByCard } from "./buying";
import { byTurns, expect, type Language, query, test, textsOf } from "./fixtures";

const HANDLE = "moon-jar";
const [post] = await query<{ short_id: string; author: string }>(
  `select p.short_id, a.name as author from posts p join people a on a.id = p.author_id
   where p.status = 'published' order by p.published_at desc limit 1`,
);
const shortId = post?.short_id ?? "";

const titleOf = async (language: Language) =>
  (await query<{ title: string }>(`select title->>$1 as title from products where handle = $2`, [language, HANDLE]))[0]
    ?.title ?? "";

/** Saves what the page is about and waits until the shop knows it. */
async function save(page: Page, language: Language, path: string): Promise<void> {
  await page.goto(`/${language}${path}`);
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/save") && answer.ok());
  await page
    .getByRole("button", { name: textsOf(language).product.save })
    .first()
    .click();
  await saved;
}

for (const { language, turn } of byTurns()) {
  const texts = textsOf(language);

  turn()(
    `a saved post and a saved product are under Saved, can be removed, and put back (${language})`,
    async ({ page }) => {
      const title = await titleOf(language);
      await save(page, language, `/post/${shortId}`);
      await save(page, language, `/p/${HANDLE}`);
      await expect(page.getByRole("button", { name: texts.product.save })).toHaveAttribute("aria-pressed", "true");
      await page.getByRole("link", { name: texts.saving.see }).click();
      await page.waitForURL(`**/${language}/saved`);
      const main = page.getByRole("main");
      const product = main.getByRole("link", { name: title });
      await expect(product).toBeVisible();
      await expect(main.getByRole("listitem")).toHaveCount(2);
      await expect(main.getByText(texts.saved.postBy.replace("{author}", post?.author ?? ""))).toBeVisible();
      await expectAccessible(page);
      await main.getByRole("button", { name: texts.saved.remove.replace("{title}", title) }).click();
      await expect(product).toBeHidden();
      const undo = main.getByRole("button", { name: texts.saved.undo });
      await expect(undo).toBeFocused();
      const putBack = page.waitForResponse(
        (answer) => answer.url().endsWith("/save") && answer.request().method() === "PUT" && answer.ok(),
      );
      await undo.click();
      await expect(product).toBeVisible();
      await putBack;
      await page.reload();
      await expect(product).toBeVisible();
    },
  );

  turn()(`with nothing saved the page says how to save (${language})`, async ({ page }) => {
    await page.goto(`/${language}`);
    await page
      .getByRole("navigation", { name: texts.shell.menu })
      .getByRole("link", { name: texts.shell.saved, exact: true })
      .click();
    await expect(page.getByText(texts.saved.empty)).toBeVisible();
    await expectAccessible(page);
  });

  turn()(`a save that does not go through is taken back with a word (${language})`, async ({ page, watched }) => {
    await page.route("**/save", (route) => route.abort());
    await page.goto(`/${language}/p/${HANDLE}`);
    const button = page.getByRole("button", { name: texts.product.save });
    await button.click();
    await expect(page.getByText(texts.product.saveRefused)).toBeVisible();
    await expect(button).toHaveAttribute("aria-pressed", "false");
    // The browser itself notes the request that was cut off.
    watched.splice(0, watched.length, ...watched.filter((fault) => !fault.includes("ERR_FAILED")));
  });
}

/** Looks at a page until the worker keeps it. */
async function see(page: Page, path: string): Promise<void> {
  await page.goto(path);
  // A sign of use: from then on what is seen is kept.
  await page.mouse.move(5, 5);
  await page.mouse.move(50, 300);
  const isKept = () =>
    page.evaluate(
      async (seen) => navigator.serviceWorker.controller !== null && (await caches.match(seen)) !== undefined,
      path,
    );
  await expect.poll(isKept, { timeout: 15_000 }).toBe(true);
}

/** Whether the first picture of the page is really there. */
const hasPicture = (page: Page) =>
  page
    .locator("main img")
    .first()
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth > 0;
    });

for (const { language, turn } of byTurns()) {
  const texts = textsOf(language);

  turn()(
    `without a network seen pages open with their pictures, others say so and list them (${language})`,
    async ({ page, context, watched }) => {
      test.setTimeout(60_000);
      const seen = [`/${language}`, `/${language}/p/${HANDLE}`, `/${language}/post/${shortId}`];
      for (const path of seen) await see(page, path);
      await page.waitForLoadState("networkidle");
      await context.setOffline(true);
      for (const path of seen) {
        await page.goto(path);
        await expect(page.locator("h1")).toHaveCount(1);
        expect([path, await hasPicture(page)]).toEqual([path, true]);
      }
      await page.goto(`/${language}/shop/vases`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.offline.title);
      await expectAccessible(page);
      await page.getByRole("link", { name: await titleOf(language) }).click();
      await page.waitForURL(`**/p/${HANDLE}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(await titleOf(language));
      await page.goto(`/${language}/bag`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.offline.title);
      await context.setOffline(false);
      await page.waitForURL(`**/${language}/bag`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.bag.title);
      // The browser itself notes every request that found no network.
      watched.splice(
        0,
        watched.length,
        ...watched.filter((fault) => !/ERR_(?:INTERNET|FAILED)|Failed to fetch/.test(fault)),
      );
    },
  );
}

test("the worker is asked for anew at every start, and keeps nothing of the API", async ({ page, request }) => {
  const answer = await request.get("/sw.js");
  expect(answer.headers()["cache-control"]).toBe("no-cache");
  expect(answer.headers()["content-type"]).toMatch(/^text\/javascript/);
  await see(page, "/en");
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.length).toBeGreaterThan(3);
  expect(kept.filter((path) => path.startsWith("/api/"))).toEqual([]);
});

for (const { language, turn } of byTurns()) {
  const texts = textsOf(language);

  turn()(
    `Me lists an order just bought, remembers the theme, and forgets everything when asked (${language})`,
    async ({ page, context }) => {
      await save(page, language, `/p/${HANDLE}`);
      await addToBag(page, language, "khao-mug");
      await page.goto(`/${language}/checkout`);
      await goToPayment(page, language, newAddress());
      await payByCard(page);
      await page.waitForURL(new RegExp(`/${language}/orders/`));
      const order = new URL(page.url()).pathname;
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.order.placedTitle);
      await page
        .getByRole("navigation", { name: texts.shell.menu })
        .getByRole("link", { name: texts.shell.me, exact: true })
        .click();
      const main = page.getByRole("main");
      await expect(main.locator(`a[href="${order}"]`)).toBeVisible();
      await expect(main.getByText(texts.me.savedCount.replace("{count}", "1"))).toBeVisible();
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "light" });
      await main.getByText(texts.me.dark).click();
      await page.reload();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(page.locator("body")).toHaveCSS("background-color", "rgb(22, 19, 17)");
      await main.getByRole("button", { name: texts.me.clearNow }).click();
      await main.getByRole("button", { name: texts.me.clearNow }).click();
      await expect(page.getByText(texts.me.cleared)).toBeVisible();
      await expect(main.getByText(texts.me.noOrders)).toBeVisible();
      await expect(main.getByText(texts.me.savedCount.replace("{count}", "0"))).toBeVisible();
      await expect(page.locator("html")).not.toHaveAttribute("data-theme", "dark");
      await expect(main.getByRole("radio", { name: texts.me.system })).toBeChecked();
      expect((await context.cookies()).map(({ name }) => name)).not.toContain("device");
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
    },
  );
}
