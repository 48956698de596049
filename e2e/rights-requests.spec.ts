import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { findInStrip } from "./customers";
import { byTurns, expect, type Language, like, query, signInAs, test, textsOf } from "./fixtures";

const SLOW_MS = 240_000;

/** A picture as somebody saves it from a post. No two are the same. */
async function picture(seed: number) {
  const bytes = await readFile(`lib/db/seed/demo/photos/ugc-0${String((seed % 9) + 1)}.avif`);
  const tint = { r: 180 + (seed % 70), g: 250 - (seed % 60), b: 210 + (seed % 40) };
  const buffer = await sharp(bytes).tint(tint).resize(1_200).jpeg({ quality: 88 }).toBuffer();
  return { name: `${String(seed)}.jpg`, mimeType: "image/jpeg", buffer };
}

/** Goes through the form by keyboard alone, from one control to the next. */
async function makeByKeyboard(page: Page, language: Language, { post, handle }: { post: string; handle: string }) {
  const { requests } = textsOf(language).studio;
  await page.goto(`/${language}/studio/photos`);
  await page.getByRole("link", { name: requests.title }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: requests.title })).toBeVisible();
  // A key before the page listens is nobody's.
  await expect(async () => {
    await page.keyboard.press("n");
    await expect(page.getByLabel(requests.postLink)).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByLabel(requests.postLink).focus();
  await page.keyboard.type(post);
  await page.keyboard.press("Tab");
  await page.keyboard.type(`@${handle}`);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel(requests.choosePicture)).toBeFocused();
  await page.getByLabel(requests.choosePicture).setInputFiles(await picture(language === "th" ? 5 : 6));
  const send = page.getByRole("button", { name: requests.send });
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(send).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: handle })).toBeVisible({ timeout: 30_000 });
}

/** From the top: what lies half below a bar would be too small a target. */
async function expectWholeAccessible(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectAccessible(page);
}

async function requestOf(handle: string) {
  const [row] = await query<{ photo: string; state: string; key: string }>(
    `select r.work_id as photo, r.state, s.media_key as key from rights_requests r
     join submissions s on s.id = r.work_id where r.handle = $1`,
    [handle],
  );
  if (!row) throw new Error(`nobody asked ${handle}`);
  return row;
}

/** Link and code, as staff reads them. */
async function lettersIn(page: Page) {
  const text = await page.getByRole("main").innerText();
  const found = (pattern: RegExp) => pattern.exec(text)?.[0] ?? "";
  return { path: found(/\/(?:th|en)\/rights\/\S+/), code: found(/\d{4} \d{4}(?!\d)/) };
}

async function productOf(photo: string): Promise<string> {
  const [tagged] = await query<{ handle: string }>(
    `select p.handle from submission_tags t join variants v on v.id = t.variant_id
     join products p on p.id = v.product_id where t.submission_id = $1`,
    [photo],
  );
  return tagged?.handle ?? "";
}

/** Another browser, a phone, that knows nothing of the shop. */
const phone = (language: Language, baseURL: string | undefined) => ({
  ...{ baseURL: baseURL ?? "", viewport: { width: 360, height: 800 }, isMobile: true, hasTouch: true },
  locale: language === "th" ? "th-TH" : "en-GB",
});

for (const { language, turn } of byTurns()) {
  const { studio, rightsRequest: asked, share, consent, photos, myPhotos } = textsOf(language);
  const { requests } = studio;

  turn()(
    `${language}: staff ask, the creator proves and allows, staff approve, it is shown; taken back, it is gone`,
    async ({ page, browser, baseURL }) => {
      test.setTimeout(SLOW_MS);
      const handle = `fah.${crypto.randomUUID().slice(0, 8)}`;
      await signInAs(page, "curator");
      await makeByKeyboard(page, language, { post: `https://www.instagram.com/p/${handle}/?igsh=x`, handle });
      await expect(page.getByText(requests.ready)).toBeVisible({ timeout: 90_000 });
      await expectAccessible(page);
      const { path, code } = await lettersIn(page);

      const context = await browser.newContext(phone(language, baseURL));
      const creator = await context.newPage();
      await creator.goto(path);
      const typed = creator.getByLabel(asked.code);
      await typed.fill(code === "0000 0000" ? "1111 1111" : "0000 0000");
      await expectWholeAccessible(creator);
      await creator.getByRole("button", { name: asked.open }).click();
      await expect(creator.getByText(textsOf(language).fields.rightsCode)).toBeVisible();
      await typed.fill(code);
      await creator.getByRole("button", { name: asked.open }).click();
      await expect(creator.getByRole("img", { name: asked.pictureAlt })).toBeVisible();
      await creator.getByRole("button", { name: asked.grant }).click();
      for (const lacking of [share.chooseWhere, share.chooseWho, asked.chooseTerm]) {
        await expect(creator.getByText(lacking)).toBeVisible();
      }
      await creator.getByLabel(consent.product).check();
      await creator.getByLabel(share.nobody).check();
      await creator.getByLabel(like(asked.months)).first().check();
      await expect(creator.getByText(consent.until, { exact: false })).toBeVisible();
      await expectWholeAccessible(creator);
      await creator.getByRole("button", { name: asked.grant }).click();
      await expect(creator.getByRole("heading", { name: asked.granted })).toBeFocused();
      await expect(creator.getByText(myPhotos.waiting)).toBeVisible();
      await expectWholeAccessible(creator);

      const request = await requestOf(handle);
      const file = `/media/u/${request.key}-720.webp`;
      expect((await creator.request.get(file)).status()).toBe(404);
      await page.goto(`/${language}/studio/photos?q=${handle}`);
      await expect(page.getByRole("article")).toBeVisible();
      await page.getByRole("searchbox", { name: studio.photos.searchProducts }).fill("กาน้ำชา");
      await page
        .getByRole("button", { name: like(studio.photos.addTag) })
        .first()
        .click();
      await expect(page.getByRole("button", { name: like(studio.photos.removeTag) })).toBeVisible();
      await page.getByRole("heading", { level: 1 }).click();
      await page.keyboard.press("a");
      await expect(page.getByText(studio.photos.wasApproved, { exact: true }).first()).toBeVisible();
      await expect.poll(async () => (await creator.request.get(file)).status()).toBe(200);

      const product = await productOf(request.photo);
      await creator.goto(`/${language}/p/${product}`);
      await findInStrip(creator, like(photos.open.replace("{name}", `@${handle}`)));

      await creator.goto(path);
      await creator.getByRole("button", { name: myPhotos.manage }).click();
      await creator.getByRole("button", { name: myPhotos.revoke }).click();
      await expect(creator.getByRole("heading", { name: asked.revoked })).toBeVisible();
      expect((await creator.request.get(file)).status()).toBe(410);
      const answer = await creator.request.get(`/api/products/${product}/photos?locale=${language}`);
      expect(await answer.text()).not.toContain(request.photo);
      await page.goto(`/${language}/studio/photos/requests?state=revoked&q=${handle}`);
      await expect(page.getByRole("row").filter({ hasText: handle })).toContainText(requests.revoked);
      await expectAccessible(page);
      await context.close();
    },
  );

  turn()(
    `${language}: what is missing is said beside its field, and the rooms are accessible, light and dark`,
    async ({ page }) => {
      test.setTimeout(SLOW_MS);
      await signInAs(page, "curator");
      await page.goto(`/${language}/studio/photos/requests/new`);
      await page.getByRole("button", { name: requests.send }).click();
      await expect(page.getByText(requests.pictureMissing)).toBeVisible();
      await page.getByLabel(requests.choosePicture).setInputFiles(await picture(7));
      await page.getByLabel(requests.postLink).fill("https://example.com/p/1");
      await page.getByLabel(requests.creatorHandle).fill("@");
      await page.getByRole("button", { name: requests.send }).click();
      await expect(page.getByText(textsOf(language).fields.postLink)).toBeVisible();
      await expect(page.getByLabel(requests.postLink)).toBeFocused();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(`/${language}/studio/photos/requests/new`);
        await expectAccessible(page);
        await page.goto(`/${language}/studio/photos/requests`);
        await expectAccessible(page);
      }
      expect((await page.request.get(`/${language}/rights/${crypto.randomUUID()}.${"A".repeat(43)}`)).status()).toBe(
        404,
      );
    },
  );
}

test("a creator who declines reads that the photo is deleted, and its picture is", async ({ page }) => {
  test.setTimeout(SLOW_MS);
  const { rightsRequest: asked } = textsOf("en");
  const handle = `no.${crypto.randomUUID().slice(0, 8)}`;
  await signInAs(page, "curator");
  await makeByKeyboard(page, "en", { post: `https://www.tiktok.com/@x/video/${handle}`, handle });
  const { path, code } = await lettersIn(page);
  await page.goto(path);
  await page.getByLabel(asked.code).fill(code);
  await page.getByRole("button", { name: asked.open }).click();
  await page.getByRole("button", { name: asked.decline, exact: true }).click();
  await expect(page.getByRole("button", { name: asked.declineSure })).toBeFocused();
  await page.getByRole("button", { name: asked.declineSure }).click();
  await expect(page.getByRole("heading", { name: asked.declined })).toBeFocused();
  const request = await requestOf(handle);
  expect(request.state).toBe("declined");
  expect(await query(`select 1 from submission_files where submission_id = $1`, [request.photo])).toEqual([]);
});
