import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, type Language, query, test, textsOf } from "./fixtures";

const [clip] = await query<{ short_id: string }>(
  `select p.short_id from posts p join post_media pm on pm.post_id = p.id and pm.position = 0
   join media m on m.id = pm.media_id and m.kind = 'video' order by p.published_at desc limit 1`,
);
const [story] = await query<{ handle: string; th: string; en: string; frames: number }>(
  `select s.handle, s.title->>'th' as th, s.title->>'en' as en,
   (select count(*)::int from story_frames f where f.story_id = s.id) as frames
   from stories s where s.status = 'published' order by s.published_at desc limit 1`,
);
const clipPath = `/post/${clip?.short_id ?? ""}`;
const frames = story?.frames ?? 0;

const isPlaying = (video: Locator) => video.evaluate((element: HTMLVideoElement) => !element.paused);
const playing = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll("video")].filter(({ paused }) => !paused).length);

const ring = (page: Page, language: Language) => page.getByRole("button", { name: story?.[language] ?? "" });

async function openStory(page: Page, language: Language): Promise<Locator> {
  await page.goto(`/${language}`);
  await ring(page, language).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: story?.[language] ?? "" });
  await expect(dialog.getByRole("status")).toContainText(frameText(language, 1));
  return dialog;
}

const frameText = (language: Language, index: number) =>
  textsOf(language).feed.pictureOf.replace("{index}", String(index)).replace("{count}", String(frames));

for (const language of ["th", "en"] as const) {
  const texts = textsOf(language);

  test(`a clip plays by itself in view, with captions, and pauses when it is left behind (${language})`, async ({
    page,
  }) => {
    await page.goto(`/${language}`);
    await expect(page.locator("video")).toHaveCount(0);
    const card = page.locator("article").filter({ has: page.locator(`a[href="/${language}${clipPath}"]`) });
    await card.getByRole("button", { name: texts.feed.showTags }).first().scrollIntoViewIfNeeded();
    await card
      .getByRole("button", { name: texts.feed.showTags })
      .first()
      .evaluate((button) => {
        button.scrollIntoView({ block: "center" });
      });
    const video = card.locator("video");
    await expect.poll(() => isPlaying(video)).toBe(true);
    expect(await video.evaluate((element: HTMLVideoElement) => element.muted)).toBe(true);
    const shown = () =>
      video.evaluate((element: HTMLVideoElement) =>
        [...element.textTracks].filter(({ mode }) => mode === "showing").map((track) => track.language),
      );
    expect(await shown()).toEqual([language]);
    const cues = () => video.evaluate((element: HTMLVideoElement) => [...element.textTracks].map((track) => track.cues?.length ?? 0)); // prettier-ignore
    await expect.poll(cues).toContain(1);
    await card.getByRole("button", { name: texts.video.captions }).click();
    expect(await shown()).toEqual([]);
    expect(await playing(page)).toBe(1);
    await page.evaluate(() => {
      window.scrollTo(0, 0);
    });
    await expect.poll(() => isPlaying(video)).toBe(false);
  });

  test(`a clip waits for who asked for less motion, and starts by keyboard (${language})`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`/${language}${clipPath}`);
    const play = page.getByRole("button", { name: texts.video.play, exact: true });
    await expect(play).toBeVisible();
    await expect(page.locator("video")).toHaveCount(0);
    const box = await play.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await play.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => isPlaying(page.locator("video"))).toBe(true);
    await page.keyboard.press("Enter");
    await expect.poll(() => isPlaying(page.locator("video"))).toBe(false);
  });

  test(`a tap on a clip shows what is in it, as on a picture (${language})`, async ({ page }) => {
    await page.goto(`/${language}${clipPath}`);
    await expect.poll(() => playing(page)).toBe(1);
    const tap = page.getByRole("button", { name: texts.feed.showTags }).first();
    await tap.click({ position: { x: 30, y: 30 } });
    await expect(tap).toHaveAttribute("aria-pressed", "true");
    await expect(page.locator("button[aria-hidden=true]").first()).toBeVisible();
  });

  test(`a story goes by keyboard from its ring to its last frame and a product, and back (${language})`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const dialog = await openStory(page, language);
    for (let index = 2; index <= frames; index += 1) {
      await page.keyboard.press("ArrowRight");
      await expect(dialog.getByRole("status")).toContainText(frameText(language, index));
    }
    await page.keyboard.press("ArrowLeft");
    await expect(dialog.getByRole("status")).toContainText(frameText(language, frames - 1));
    await page.keyboard.press("ArrowRight");
    await dialog.getByRole("list", { name: texts.feed.products }).getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog").getByRole("link", { name: texts.product.buyNow })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("link", { name: texts.product.buyNow })).toBeHidden();
    await expect(dialog).toBeVisible();
    // The sheet's own step back is taken a moment after it is gone; another one meanwhile would be the same step.
    await expect.poll(() => page.evaluate(() => (history.state as { depth: number }).depth)).toBe(1);
    await page.goBack();
    await expect(dialog).toBeHidden();
    await expect(ring(page, language)).toBeFocused();
    await expect(ring(page, language)).toContainText(texts.stories.seen);
    await page.reload();
    await expect(ring(page, language)).toContainText(texts.stories.seen);
  });

  test(`a story moves on by itself, and waits when it is told to (${language})`, async ({ page }) => {
    const dialog = await openStory(page, language);
    const running = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState, effect }) => playState === "running" && effect?.getTiming().duration === 5_000).length); // prettier-ignore
    await expect.poll(running).toBe(1);
    await dialog.getByRole("button", { name: texts.video.pause, exact: true }).click();
    await expect.poll(running).toBe(0);
    await page.keyboard.press("Space");
    await expect.poll(running).toBe(1);
    await expect(dialog.getByRole("status")).toContainText(frameText(language, 2), { timeout: 8_000 });
  });

  test(`a story stands still for who asked for less motion (${language})`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const dialog = await openStory(page, language);
    await expect(dialog.getByRole("button", { name: texts.video.play, exact: true })).toBeVisible();
    const states = await page.evaluate(
      () =>
      document.getAnimations().filter(({ effect }) => effect?.getTiming().duration === 5_000).map(({ playState }) => playState), // prettier-ignore
    );
    expect(states).toEqual(["paused"]);
    await expect(dialog.getByRole("status")).toContainText(frameText(language, 1));
  });

  test(`the feed, a story and a hashtag are accessible, and a hashtag leads to its pictures (${language})`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const dialog = await openStory(page, language);
    await expect(dialog.getByRole("img").first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expectAccessible(page);
    const tag = page.locator(`article a[href^="/${language}/tag/"]`).first();
    const name = await tag.innerText();
    await tag.click();
    await page.waitForURL(/\/tag\//);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name.toLowerCase());
    await expect(page.getByRole("list", { name: texts.feed.products }).getByRole("button").first()).toBeVisible();
    await expect(page.getByRole("region", { name: texts.tag.pictures }).getByRole("link").first()).toBeVisible();
    await expectAccessible(page);
  });

  test(`a hashtag of nobody is not found at the first hit (${language})`, async ({ request }) => {
    for (const tag of ["nothing-here", "ไม่มี"]) {
      const answer = await request.get(`/${language}/tag/${encodeURIComponent(tag)}`);
      expect([tag, answer.status()]).toEqual([tag, 404]);
    }
  });
}
