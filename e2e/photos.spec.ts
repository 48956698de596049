import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { Page } from "@playwright/test";
import { makeFilm } from "../lib/testing/clips";
import { expectAccessible } from "./accessible";
import { approve, findInStrip } from "./customers";
import { expect, type Language, like, query, test, textsOf } from "./fixtures";

const SLOW_MS = 120_000;

/** A photo as a phone takes it: large, lying on its side, with the place where it was taken. No two are the same. */
async function photo(seed: number): Promise<Buffer> {
  const bytes = await readFile(`lib/db/seed/demo/photos/ugc-0${String((seed % 9) + 1)}.avif`);
  const gps = { GPSLatitude: "13/1 45/1 0/1", GPSLatitudeRef: "N" };
  const tint = { r: 200 + (seed % 55), g: 255 - (seed % 40), b: 230 };
  return sharp(bytes)
    .tint(tint)
    .modulate({ brightness: 1 + (seed % 10) / 50 })
    .resize(2_400)
    .withExif({ IFD3: gps })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** A film that no other test sends. */
const film = () => ({
  name: "clip.mp4",
  mimeType: "video/mp4",
  buffer: makeFilm({
    options: [
      "-vf",
      `drawbox=c=0x${crypto.randomUUID().slice(0, 6)}:t=fill:w=90:h=90`,
      "-c:v",
      "libx264",
      "-pix_fmt",
      "yuv420p",
    ],
  }),
});

const fileOf = async (seed: number) => ({
  name: `${String(seed)}.jpg`,
  mimeType: "image/jpeg",
  buffer: await photo(seed),
});

async function consent(page: Page, language: Language): Promise<void> {
  const { share } = textsOf(language);
  await page.getByLabel(share.allOfShop).check();
  await page.getByLabel(share.nobody).check();
}

/** Networks that a test cuts are no fault of the page: everything else that was noted is. */
function forgiveCuts(watched: string[]): void {
  const others = watched.filter((fault) => !/net::ERR_(?:CONNECTION_RESET|INTERNET_DISCONNECTED)/.test(fault));
  watched.splice(0, watched.length, ...others);
}

const stateOf = async (caption: string) => {
  const [row] = await query<{ id: string; state: string }>(`select id, state from submissions where caption = $1`, [
    caption,
  ]);
  return row;
};

for (const language of ["th", "en"] as const satisfies Language[]) {
  const { share, myPhotos, photos, consent: words } = textsOf(language);

  test(`${language}: a photo arrives although the network is cut twice, is shown once approved, and gone once taken back`, async ({
    page,
    watched,
  }) => {
    test.setTimeout(SLOW_MS);
    const caption = `#${language} ${crypto.randomUUID()}`;
    await page.goto(`/${language}/share`);
    let cuts = 0;
    await page.route("**/api/uploads/**", async (route) => {
      if (route.request().method() === "PATCH" && cuts < 2) {
        cuts += 1;
        return route.abort("connectionreset");
      }
      return route.continue();
    });
    await page.getByLabel(share.choose).setInputFiles(await fileOf(language === "th" ? 11 : 12));
    await page.getByRole("button", { name: share.tagProduct }).click();
    await page.getByRole("searchbox", { name: share.search }).fill(language === "th" ? "กาน้ำชา" : "teapot");
    await page
      .getByRole("dialog")
      .getByRole("button")
      .filter({ has: page.locator("img") })
      .first()
      .click();
    await page.getByLabel(share.caption).fill(caption);
    await page.getByLabel(share.creatorName).fill("Fah");
    await page.getByRole("button", { name: share.sendOne }).click();
    await expect(page.getByText(share.chooseWhere)).toBeVisible();
    await consent(page, language);
    await expect(page.getByText(words.until, { exact: false })).toBeVisible();
    await page.getByRole("button", { name: share.sendOne }).click();
    await expect(page.getByRole("heading", { name: share.doneTitle })).toBeFocused({ timeout: 30_000 });
    expect(cuts).toBe(2);
    forgiveCuts(watched);

    await expect.poll(async () => (await stateOf(caption))?.state, { timeout: 60_000 }).toBe("new");
    await page.getByRole("link", { name: share.toMyPhotos }).click();
    await expect(page.getByText(myPhotos.waiting).first()).toBeVisible();
    const id = (await stateOf(caption))?.id ?? "";
    const { handle, key } = await approve(id);
    await page.goto(`/${language}/p/${handle}`);
    const shown = await findInStrip(page, like(photos.open.replace("{name}", "Fah")));
    const file = `/media/u/${key}-720.webp`;
    expect((await page.request.get(file)).status()).toBe(200);
    await shown.click();
    await expect(page.getByRole("dialog", { name: photos.viewer }).getByText(caption)).toBeVisible();

    await page.goto(`/${language}/me/photos`);
    await page.getByRole("button", { name: myPhotos.manage }).first().click();
    await page.getByRole("button", { name: myPhotos.revoke }).click();
    await expect(page.getByText(myPhotos.done)).toBeVisible();
    expect((await page.request.get(file)).status()).toBe(410);
    const answer = await page.request.get(`/api/products/${handle}/photos?locale=${language}`);
    expect(await answer.text()).not.toContain(id);
  });

  test(`${language}: what is written survives a reload, and the pages are accessible`, async ({ page }) => {
    test.setTimeout(SLOW_MS);
    await page.goto(`/${language}/share`);
    await expectAccessible(page);
    await page.getByLabel(share.choose).setInputFiles(await fileOf(21));
    await page.getByLabel(share.caption).fill("Kept over a reload");
    await expect(page.locator("[data-stage]")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel(share.caption)).toHaveValue("Kept over a reload");
    await expect(page.locator("[data-stage] img")).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/${language}/me/photos`);
    await expect(page.getByText(myPhotos.draft)).toBeVisible();
    await expectAccessible(page);
  });
}

for (const language of ["th", "en"] as const satisfies Language[]) {
  test(`${language}: a clip is shared alone, plays once approved, and is gone once taken back`, async ({ page }) => {
    test.setTimeout(SLOW_MS);
    const { share, myPhotos, photos } = textsOf(language);
    const caption = `clip ${crypto.randomUUID()}`;
    await page.goto(`/${language}/share`);
    await expect(page.getByText(share.orClip)).toBeVisible();
    await page.getByLabel(share.choose).setInputFiles([film(), await fileOf(27)]);
    await expect(page.getByText(share.clipAlone.replace("{name}", "27.jpg"))).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("img", { name: share.clip }).first()).toBeVisible();
    await expect(page.getByRole("group", { name: share.shape })).toHaveCount(0);
    await page.getByRole("button", { name: share.tagProduct }).click();
    await page.getByRole("searchbox", { name: share.search }).fill(language === "th" ? "กาน้ำชา" : "teapot");
    const found = page
      .getByRole("dialog")
      .getByRole("button")
      .filter({ has: page.locator("img") });
    await found.first().click();
    await page.getByLabel(share.caption).fill(caption);
    await consent(page, language);
    await expectAccessible(page);
    // The look at every page asks for no motion; who opens the clip later wants it.
    await page.emulateMedia({ reducedMotion: null, colorScheme: null });
    await page.getByRole("button", { name: share.sendClip }).click();
    await expect(page.getByRole("heading", { name: share.doneTitle })).toBeFocused({ timeout: 30_000 });
    await expect.poll(async () => (await stateOf(caption))?.state, { timeout: 60_000 }).toBe("new");
    const { handle, key } = await approve((await stateOf(caption))?.id ?? "");
    await page.goto(`/${language}/p/${handle}`);
    await (await findInStrip(page, like(photos.openClip.replace("{name}", photos.customer)))).click();
    const clip = page.getByRole("dialog", { name: photos.viewer }).locator("video");
    await expect
      .poll(() => clip.evaluate((one: HTMLVideoElement) => one.currentTime), { timeout: 20_000 })
      .toBeGreaterThan(0.2);
    await expectAccessible(page);

    const file = `/media/u/${key}.mp4`;
    expect((await page.request.get(file, { headers: { range: "bytes=0-99" } })).status()).toBe(206);
    await page.goto(`/${language}/me/photos`);
    await page.getByRole("button", { name: myPhotos.manage }).first().click();
    await page.getByRole("button", { name: myPhotos.revoke }).click();
    await expect(page.getByText(myPhotos.done)).toBeVisible();
    expect((await page.request.get(file)).status()).toBe(410);
  });
}

test("made offline, photos wait on the device and go out with the network", async ({ page, context, watched }) => {
  test.setTimeout(SLOW_MS);
  const { share } = textsOf("en");
  const caption = `offline ${crypto.randomUUID()}`;
  await page.goto("/en/share");
  await page.getByLabel(share.choose).setInputFiles(await fileOf(31));
  await expect(page.locator("[data-stage]")).toBeVisible();
  await context.setOffline(true);
  await page
    .getByLabel(share.choose)
    .or(page.getByLabel(share.addMore))
    .first()
    .setInputFiles(await fileOf(32));
  await page.getByLabel(share.caption).fill(caption);
  await consent(page, "en");
  await page.getByRole("button", { name: like(share.send) }).click();
  await expect(page.getByText(share.waiting)).toBeVisible({ timeout: 60_000 });
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: share.doneTitle })).toBeVisible({ timeout: 60_000 });
  expect(await query(`select 1 from submissions where caption = $1`, [caption])).toHaveLength(2);
  forgiveCuts(watched);
});

test("the phone's share sheet hands photos over to the worker, and without it leads to the page", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(SLOW_MS);
  const { share } = textsOf("en");
  await page.goto("/en/share");
  await page.mouse.move(5, 5);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 20_000 })
    .toBe(true);
  const bytes = [...(await photo(41))];
  await page.evaluate((given) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: "/en/share", enctype: "multipart/form-data" });
    const input = document.createElement("input");
    Object.assign(input, { type: "file", name: "photos" });
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(given)], "shared.jpg", { type: "image/jpeg" }));
    input.files = carried.files;
    form.append(input);
    document.body.append(form);
    form.submit();
  }, bytes);
  await expect(page.locator("[data-stage] img")).toBeVisible({ timeout: 30_000 });
  expect(page.url()).toBe(`${baseURL ?? ""}/en/share`);
  const bare = await page.request.post("/en/share", {
    multipart: { photos: { name: "x.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") } },
    maxRedirects: 0,
  });
  expect([bare.status(), bare.headers()["location"]]).toEqual([303, "/en/share?missed=1"]);
  await expect(page.getByText(share.missed)).toBeHidden();
});

test("an order's link opens the page without signing in, and no other link does", async ({ page }) => {
  const statusOf = async (path: string) => (await page.request.get(path)).status();
  expect(await statusOf(`/en/share/${crypto.randomUUID()}.${"A".repeat(43)}`)).toBe(404);
  expect(await statusOf("/en/share")).toBe(200);
});
