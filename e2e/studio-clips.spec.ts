import { makeFilm } from "../lib/testing/clips";
import { expectAccessible } from "./accessible";
import { byTurns, expect, query, signInAs, test, textsOf } from "./fixtures";

/** Pages follow a change within five seconds; a busy machine may take longer. */
const FOLLOW = { timeout: 15_000, intervals: [250] };

/** A clip that no other test sends. */
const film = () => ({
  name: "clip.mov",
  mimeType: "video/quicktime",
  buffer: makeFilm({
    seconds: 3,
    ending: "mov",
    options: ["-vf", `drawbox=c=0x${crypto.randomUUID().slice(0, 6)}:t=fill:w=90:h=90`, "-c:v", "libx264"],
  }),
});

for (const { language, turn } of byTurns()) {
  turn()(
    `${language}: a clip is sent, tagged and published, plays for shoppers with its words, and is gone again`,
    async ({ page, browser, baseURL }) => {
      test.setTimeout(120_000);
      const { studio, video, fields } = textsOf(language);
      const { post: words } = studio;
      const mark = `clip${crypto.randomUUID().slice(0, 8)}`;
      await signInAs(page, "curator");
      await page.goto(`/${language}/studio/posts/new`);
      const upload = page.getByLabel(words.upload, { exact: true });
      const html = { name: "odd.mp4", mimeType: "video/mp4", buffer: Buffer.from("<script>alert(1)</script>") };
      await upload.setInputFiles(html);
      await expect(page.getByText(fields.clipKind)).toBeVisible({ timeout: 20_000 });
      // What cannot stand beside it is refused before it is sent.
      await upload.setInputFiles([film(), { ...html, name: "second.mp4" }]);
      await expect(page.getByRole("alert").filter({ hasText: "second.mp4" })).toContainText(words.clipAlone);
      await expect(page.getByLabel(words.clipPreview)).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText(words.upload, { exact: true })).toBeDisabled();

      await page.keyboard.press("t");
      await expect(page.getByRole("combobox", { name: words.tagSearch })).toBeFocused();
      await expect(page.getByRole("option").first()).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(page.locator("[data-tag]")).toHaveCount(1);
      await expectAccessible(page);
      for (const of of ["th", "en"] as const) {
        const name = of === "th" ? "ไทย" : "English";
        await page.getByLabel(`${words.alt} · ${name}`, { exact: true }).fill(`${of} ${mark}`);
        await page.getByLabel(`${words.caption} · ${name}`, { exact: true }).fill(`#${mark}`);
      }
      await page.getByRole("button", { name: words.publish, exact: true }).press("Enter");
      await expect(page.getByText(words.published, { exact: true })).toBeVisible();

      const [post] = await query<{ short_id: string; key: string }>(
        `select p.short_id, m.key from posts p join post_media pm on pm.post_id = p.id join media m on m.id = pm.media_id
       where p.caption->>'en' = $1`,
        [`#${mark}`],
      );
      const path = `/${language}/post/${post?.short_id ?? ""}`;
      await expect.poll(async () => (await page.request.get(path)).status(), FOLLOW).toBe(200);
      const phone = await browser.newContext({ viewport: { width: 360, height: 800 }, ...(baseURL && { baseURL }) });
      const shopper = await phone.newPage();
      await shopper.goto(path);
      const clip = shopper.locator(`video[src="/media/${post?.key ?? ""}.mp4"]`);
      await expect.poll(() => clip.evaluate((one: HTMLVideoElement) => one.currentTime), FOLLOW).toBeGreaterThan(0.2);
      await expect(shopper.getByRole("button", { name: video.pause })).toBeVisible();
      const shown = await clip.evaluate((one: HTMLVideoElement) => {
        const track = [...one.textTracks].find(({ mode }) => mode === "showing");
        return [...(track?.cues ?? [])].map((cue) => (cue as VTTCue).text);
      });
      expect(shown).toEqual([`${language} ${mark}`]);
      await phone.close();

      await page.getByRole("button", { name: words.unpublish, exact: true }).press("Enter");
      await expect(page.getByText(words.unpublished, { exact: true })).toBeVisible();
      await expect.poll(async () => (await page.request.get(path)).status(), FOLLOW).toBe(404);
    },
  );
}
