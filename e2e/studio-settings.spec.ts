import type { Page } from "@playwright/test";
import { byTurns, expect, like, query, signInAs, test, textsOf } from "./fixtures";
import { expectRoomsAccessible } from "./accessible";
import { fetchRaw } from "./wire";

// One after the other: all of them change the one row of the settings.
test.describe.configure({ mode: "serial" });

/** Puts back what was set before, and what others may have read meanwhile. */
async function restore(): Promise<void> {
  await query("delete from shop_settings");
  await query("update people set name = 'Lamai · ละไม' where handle = 'lamai'");
  await query(
    `insert into outbox (id, kind, ref, payload) values (gen_random_uuid(), 'pages_changed', gen_random_uuid()::text, '{}')`,
  );
  await query("select graphile_worker.add_job('outbox')");
}
test.beforeAll(restore);
test.afterAll(restore);

const ROOMS = [
  ...["settings", "settings/look", "settings/texts", "settings/delivery", "settings/secrets"],
  ...["history", "today"],
];

const FOLLOW = { timeout: 15_000 };

/** What anybody gets who asks for a page now. */
const htmlOf = async (baseURL: string | undefined, path: string): Promise<string> =>
  (await fetchRaw(`${baseURL ?? ""}${path}`, {})).body.toString("utf8");

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

for (const { language, turn } of byTurns()) {
  const { studio } = textsOf(language);
  const { settings: room, ui } = studio;

  turn()(
    `${language}: an admin changes the phone number by keyboard, and the shop follows within 5 seconds`,
    async ({ page, baseURL }) => {
      await signInAs(page, "admin");
      await page.goto(`/${language}/studio/settings`);
      // Only pages of text say it: no other test looks there.
      const line = `+66 2 000 ${String(Date.now()).slice(-7)}`;
      await typeInto(page, room.phone, line);
      await page.keyboard.press("Control+s");
      await expect(page.getByText(room.savedShop).first()).toBeVisible();
      await expect.poll(() => htmlOf(baseURL, `/${language}/pages/contact`), FOLLOW).toContain(line);
    },
  );

  turn()(`${language}: what is wrong is said at its field`, async ({ page }) => {
    await signInAs(page, "admin");
    await page.goto(`/${language}/studio/settings`);
    await typeInto(page, room.returnDays, "999");
    await page.keyboard.press("Control+s");
    const field = page.getByLabel(room.returnDays, { exact: true });
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(like(textsOf(language).fields.returnDays));
  });

  turn()(`${language}: two colours that cannot be told apart are refused with their ratio`, async ({ page }) => {
    await signInAs(page, "admin");
    await page.goto(`/${language}/studio/settings/look`);
    const field = `${room.clay}, ${room.light}`;
    await typeInto(page, field, "#c0a090");
    const preview = page.locator("[data-preview=light]");
    await expect
      .poll(() => preview.evaluate((element) => getComputedStyle(element).getPropertyValue("--brand-clay")))
      .toBe("#c0a090");
    await page.keyboard.press("Control+s");
    await expect(page.getByLabel(field, { exact: true })).toHaveAccessibleDescription(/2\.28/);
    expect(await query("select 1 from shop_settings where settings ? 'look'")).toEqual([]);
  });

  turn()(
    `${language}: no page of text can be chosen before the page listens, so none is mistaken for another`,
    async ({ browser, baseURL }) => {
      const deaf = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
      const page = await deaf.newPage();
      await signInAs(page, "admin");
      await page.goto(`/${language}/studio/settings/texts`);
      await expect(page.getByLabel(room.page, { exact: true })).toBeDisabled();
      await expect(page.getByLabel(room.language, { exact: true })).toBeDisabled();
      await deaf.close();
    },
  );

  turn()(`${language}: a page of text is rewritten and given back`, async ({ page, baseURL }) => {
    await signInAs(page, "admin");
    await page.goto(`/${language}/studio/settings/texts`);
    await page.getByLabel(room.page, { exact: true }).selectOption("shipping");
    const words = `Anew ${crypto.randomUUID()}`;
    const shipped = await page.getByLabel(room.textTitle, { exact: true }).inputValue();
    await typeInto(page, room.textBody, `## ${words} {#anew}\n\n{returnDays}`);
    await expect(page.getByRole("complementary", { name: room.preview }).getByText(words)).toBeVisible();
    await page.keyboard.press("Control+s");
    await expect(page.getByText(room.savedText).first()).toBeVisible();
    await expect.poll(() => htmlOf(baseURL, `/${language}/pages/shipping`), FOLLOW).toContain(words);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.getByRole("button", { name: room.resetText }).press("Enter");
    await expect(page.getByText(room.textReset).first()).toBeVisible();
    await expect(page.getByLabel(room.textTitle, { exact: true })).toHaveValue(shipped);
    await expect.poll(() => htmlOf(baseURL, `/${language}/pages/shipping`), FOLLOW).not.toContain(words);
  });

  turn()(`${language}: a rate of delivery is added, quoted in the checkout, and taken away`, async ({ page }) => {
    await signInAs(page, "admin");
    await page.goto(`/${language}/studio/settings/delivery`);
    // Nobody else has things sent there.
    const country = language === "th" ? "IS" : "FO";
    const name = `Boat ${crypto.randomUUID().slice(0, 8)}`;
    await page.getByRole("button", { name: room.rateAdd }).press("Enter");
    const dialog = page.getByRole("dialog", { name: room.rateNew });
    await dialog.getByLabel(room.rateTitleTh).fill(`ก ${name}`);
    await dialog.getByLabel(room.rateTitleEn).fill(`a ${name}`);
    await dialog.getByLabel(room.rateCountry).selectOption(country);
    await dialog.getByLabel(room.price.replace("{currency}", "THB")).fill("12.50");
    await dialog.getByLabel(room.freeFrom.replace("{currency}", "THB")).fill("100000");
    await dialog.getByRole("button", { name: ui.save }).press("Enter");
    await expect(page.getByText(like(room.rateSaved)).first()).toBeVisible();
    const [variant] = await query<{ id: string }>("select id from variants order by id limit 1");
    const ask = (quantity: number) =>
      page.request.get(
        `/api/checkout/quote?country=${country}&variant=${variant?.id ?? ""}&quantity=${String(quantity)}`,
      );
    const quote = (await (await ask(1)).json()) as { shipping: { amount: number } };
    expect(quote.shipping.amount).toBe(1_250);
    page.on("dialog", (asked) => void asked.accept());
    await page.getByRole("button", { name: new RegExp(`^${room.rateDelete}: .*${name}`) }).press("Enter");
    await expect(page.getByText(like(room.rateGone)).first()).toBeVisible();
  });

  turn()(
    `${language}: the second of two admins is told, and decides whose version stays`,
    async ({ page, browser }) => {
      await signInAs(page, "admin");
      const other = await browser.newPage();
      await signInAs(other, "admin");
      const address = language === "th" ? room.addressTh : room.addressEn;
      for (const each of [page, other]) {
        await each.goto(`/${language}/studio/settings`);
        await each.getByLabel(address, { exact: true }).waitFor();
      }
      await typeInto(page, address, `One ${language}`);
      await page.keyboard.press("Control+s");
      await expect(page.getByText(room.savedShop).first()).toBeVisible();
      await typeInto(other, address, `Two ${language}`);
      await other.keyboard.press("Control+s");
      await expect(other.getByRole("alert").filter({ hasText: ui.changedTitle })).toBeVisible();
      await expect(other.getByLabel(address, { exact: true })).toHaveValue(`Two ${language}`);
      await other.getByRole("button", { name: ui.seeTheirs }).press("Enter");
      await expect(other.getByLabel(address, { exact: true })).toHaveValue(`One ${language}`);
      await other.close();
    },
  );

  turn()(
    `${language}: the history finds a change by what was done, and shows what was before and after`,
    async ({ page }) => {
      await signInAs(page, "admin");
      await page.goto(`/${language}/studio/history?action=settings.text`);
      // Of the one page of text that was rewritten above, whichever its language.
      const row = page.getByRole("listitem").filter({ hasText: "shipping/" }).first();
      await page.getByRole("button", { name: ui.clear }).waitFor();
      await expect(row.locator("summary")).toContainText(studio.audit.actions["settings.text"]);
      await row.locator("summary").press("Enter");
      await expect(row.getByRole("columnheader", { name: studio.audit.after })).toBeVisible();
      await expect(row.getByRole("insertion").filter({ hasText: "Anew" }).first()).toBeVisible();
    },
  );

  turn()(`${language}: on a phone the choices of a list are one row, all of it within reach`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await signInAs(page, "admin");
    await page.goto(`/${language}/studio/history`);
    const first = page.getByRole("combobox", { name: studio.audit.who });
    const last = page.getByLabel(studio.audit.until);
    const [above, below] = [await first.boundingBox(), await last.boundingBox()];
    expect(Math.abs((above?.y ?? 0) - (below?.y ?? 99))).toBeLessThan(20);
    await last.focus();
    await expect(last).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  turn()(
    `${language}: the settings, the history and today are accessible, light and dark, wide and narrow`,
    async ({ page }) => {
      test.slow();
      await signInAs(page, "admin");
      await expectRoomsAccessible(
        page,
        ROOMS.map((path) => `/${language}/studio/${path}`),
      );
    },
  );
}

test("the accent of the dark scheme is in a shopper's page within 5 seconds, in its head, and is gone again", async ({
  page,
  baseURL,
}) => {
  await signInAs(page, "admin");
  const { settings: room } = textsOf("en").studio;
  await page.goto("/en/studio/settings/look");
  // No other test asks for the second accent of the dark scheme.
  await typeInto(page, `${room.celadon}, ${room.dark}`, "#a0c8b4");
  await page.keyboard.press("Control+s");
  await expect(page.getByText(room.savedLook).first()).toBeVisible();
  const head = async () => (await htmlOf(baseURL, "/en/pages/terms")).split("</head>")[0] ?? "";
  await expect.poll(head, FOLLOW).toContain("--brand-celadon:#a0c8b4");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/en/pages/terms");
  const shown = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--brand-celadon"),
  );
  expect(shown.trim()).toBe("#a0c8b4");
  await page.goto("/en/studio/settings/look");
  await page.getByRole("button", { name: room.resetLook }).press("Enter");
  await page.keyboard.press("Control+s");
  await expect(page.getByText(room.savedLook).first()).toBeVisible();
  await expect.poll(head, FOLLOW).not.toContain("--brand-celadon");
});

test("the settings are a 404 for whoever is no admin", async ({ page }) => {
  const statusOf = async (path: string) => (await page.request.get(path)).status();
  expect(await statusOf("/en/studio/settings")).toBe(404);
  await signInAs(page, "manager");
  expect(await statusOf("/en/studio/settings")).toBe(404);
  expect(await statusOf("/api/studio/settings")).toBe(403);
});
