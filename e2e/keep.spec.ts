import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, type Language, query, test, textsOf } from "./fixtures";

const HANDLE = "moon-jar";
const [post] = await query<{ short_id: string; author: string }>(
  `select p.short_id, a.name as author from posts p join people a on a.id = p.author_id
   where p.status = 'published' order by p.published_at desc limit 1`,
);
const shortId = post?.short_id ?? "";

const titleOf = async (language: Language) =>
  (await query<{ title: string }>(`select title->>$1 as title from products where handle = $2`, [language, HANDLE]))[0]
    ?.title ?? "";

/** Says what axe finds on the page as it stands, in both themes. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("h1")).toHaveCount(1);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes[0]?.html])).toEqual([]);
  }
}

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

for (const language of ["th", "en"] as const) {
  const texts = textsOf(language);

  test(`a saved post and a saved product are under Saved, can be removed, and put back (${language})`, async ({
    page,
  }) => {
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
    await undo.click();
    await expect(product).toBeVisible();
    await page.reload();
    await expect(product).toBeVisible();
  });

  test(`with nothing saved the page says how to save (${language})`, async ({ page }) => {
    await page.goto(`/${language}`);
    await page
      .getByRole("navigation", { name: texts.shell.menu })
      .getByRole("link", { name: texts.shell.saved })
      .click();
    await expect(page.getByText(texts.saved.empty)).toBeVisible();
    await expectAccessible(page);
  });

  test(`a save that does not go through is taken back with a word (${language})`, async ({ page, watched }) => {
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
