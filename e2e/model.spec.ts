import { expectAccessible } from "./accessible";
import type { Page, Request } from "@playwright/test";
import { byTurns, expect, type Language, query, test, textsOf } from "./fixtures";
import { fetchRaw } from "./wire";

const HANDLE = "rice-bowl";
const NAME = { th: "ชามข้าว", en: "Rice Bowl" };

// A browser without a graphics card draws by hand, and slowly.
test.describe.configure({ timeout: 90_000 });
const DRAWN = { timeout: 60_000 };

const [product] = await query<{ key: string }>("select model_key as key from products where handle = $1", [HANDLE]);
const key = product?.key ?? "";

/** What is fetched for 3D alone. */
const isOfModel = (request: Request) => /\.(?:glb|usdz)$|\/model-viewer-|\/api\/texts\/model/.test(request.url());

const openButton = (page: Page, language: Language) =>
  page.getByRole("button", { name: textsOf(language).product.view3d });

const viewerDialog = (page: Page, language: Language) =>
  page.getByRole("dialog", { name: textsOf(language).model.title.replace("{title}", "") });

/** Until the viewer has said that the model is there, and we have heard it. */
const isDrawn = (page: Page, language: Language) =>
  expect(viewerDialog(page, language).getByText(textsOf(language).model.hint)).toBeVisible(DRAWN);

const takeWebGlAway = (page: Page) =>
  page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
const LAPTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

const pretendToBe = (page: Page, userAgent: string) =>
  page.addInitScript((agent) => {
    Object.defineProperty(navigator, "userAgent", { value: agent });
    if (agent.includes("iPhone")) DOMTokenList.prototype.supports = () => true;
  }, userAgent);

/** Where "see it in your room" would have sent the browser. */
async function recordLeaps(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const leaps: string[] = [];
    Object.assign(window, { leaps });
    HTMLAnchorElement.prototype.click = function () {
      leaps.push(this.href);
    };
  });
  return () => page.evaluate(() => (window as unknown as { leaps: string[] }).leaps);
}

for (const { language, turn } of byTurns()) {
  const texts = textsOf(language);

  turn()(
    `nothing of a model is fetched before somebody asks for it; then it is shown, from our own host only, and Android places it in the room in true size by its own viewer (${language})`,
    async ({ page, baseURL }) => {
      const leaps = await recordLeaps(page);
      const asked: string[] = [];
      const scripts: string[] = [];
      page.on("request", (request) => {
        if (isOfModel(request)) asked.push(request.url());
        if (request.resourceType() === "script") scripts.push(request.url());
      });
      await page.goto(`/${language}/p/${HANDLE}`, { waitUntil: "networkidle" });
      // Signs of use that make other parts come: none of them is for this one.
      await page.mouse.move(100, 100);
      await page.keyboard.press("Tab");
      await page.waitForLoadState("networkidle");
      expect(asked).toEqual([]);
      const before = scripts.length;

      await openButton(page, language).click();
      const dialog = viewerDialog(page, language);
      await expect(dialog).toBeVisible();
      await isDrawn(page, language);
      await expect(dialog.getByText(texts.model.actualSize.split(" ")[0] ?? "")).toBeVisible();
      const paths = asked.map((url) => url.replace(baseURL ?? "", "").replace(/-[0-9a-f]{8}\.js$/, ".js"));
      expect([...new Set(paths)].sort()).toEqual([
        `/api/texts/model?locale=${language}`,
        "/media/model-viewer.js",
        `/media/${key}.glb`,
      ]);
      expect(scripts.length).toBeGreaterThan(before);

      await dialog.getByRole("button", { name: texts.model.inRoom }).click();
      await expect.poll(async () => (await leaps()).length).toBe(1);
      const [leap = ""] = await leaps();
      expect(leap).toMatch(/^intent:\/\/arvr\.google\.com\/scene-viewer\//);
      expect(leap).toContain("resizable=false");
      expect(leap).toContain(encodeURIComponent(`${baseURL ?? ""}/media/${key}.glb`));
    },
  );

  turn()(
    `the viewer is accessible, light and dark, speaks our words and gives the focus back (${language})`,
    async ({ page }) => {
      await page.goto(`/${language}/p/${HANDLE}`, { waitUntil: "networkidle" });
      await openButton(page, language).click();
      const dialog = viewerDialog(page, language);
      await isDrawn(page, language);
      await expectAccessible(page);
      const model = dialog.getByRole("img", { name: NAME[language] });
      await expect(model).toHaveAccessibleName(new RegExp(texts.model.keys.slice(0, 10)));
      const orbit = () =>
        page.evaluate(() =>
          document
            .querySelector<HTMLElement & { getCameraOrbit?: () => { theta: number } }>("model-viewer")
            ?.getCameraOrbit?.()
            .theta.toFixed(2),
        );
      const still = await orbit();
      await model.focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(orbit).not.toBe(still);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(openButton(page, language)).toBeFocused();
      await expect(page).toHaveURL(new RegExp(`/${language}/p/${HANDLE}$`));
    },
  );

  turn()(
    `a browser without WebGL is told so and shows the pictures; no model is fetched (${language})`,
    async ({ page }) => {
      await takeWebGlAway(page);
      const asked: string[] = [];
      page.on("request", (request) => isOfModel(request) && asked.push(new URL(request.url()).pathname));
      await page.goto(`/${language}/p/${HANDLE}`);
      await openButton(page, language).click();
      const dialog = viewerDialog(page, language);
      await expect(dialog.getByRole("status").filter({ hasText: texts.model.unsupported })).toBeVisible();
      await expect(dialog.getByRole("img").first()).toBeVisible();
      expect(asked).toEqual(["/api/texts/model"]);
      await dialog.getByRole("button", { name: texts.product.close }).click();
      await expect(dialog).toBeHidden();
    },
  );
}

test("a model that does not come is said, and asked for again; where none can be placed in a room, no button says so", async ({
  page,
  watched,
}) => {
  await pretendToBe(page, LAPTOP);
  await page.route("**/*.glb", (route) => route.abort());
  await page.goto(`/th/p/${HANDLE}`);
  await openButton(page, "th").click();
  const dialog = viewerDialog(page, "th");
  const texts = textsOf("th").model;
  await expect(dialog.getByText(texts.failed)).toBeVisible(DRAWN);
  await page.unroute("**/*.glb");
  await dialog.getByRole("button", { name: texts.retry }).click();
  await isDrawn(page, "th");
  await expect(dialog.getByRole("button", { name: texts.inRoom })).toBeHidden();
  // The viewer and the browser both note what the test took away.
  watched.length = 0;
});

test("over a product's sheet, back closes the model first and the sheet after it", async ({ page }) => {
  const [post] = await query<{ short_id: string }>(
    `select p.short_id from posts p join product_tags t on t.post_id = p.id join variants v on v.id = t.variant_id
     join products r on r.id = v.product_id where r.model_key is not null and p.status = 'published' limit 1`,
  );
  const [tagged] = await query<{ title: string }>(
    `select r.title->>'en' as title from posts p join product_tags t on t.post_id = p.id join variants v on v.id = t.variant_id
     join products r on r.id = v.product_id where r.model_key is not null and p.short_id = $1 limit 1`,
    [post?.short_id],
  );
  // Drawing by hand would hold up what this is about.
  await takeWebGlAway(page);
  await page.goto(`/en/post/${post?.short_id ?? ""}`);
  const address = page.url();
  await page
    .getByRole("button", { name: new RegExp(tagged?.title ?? "") })
    .last()
    .click();
  const sheet = page.getByRole("dialog", { name: tagged?.title ?? "", exact: true });
  await openButton(page, "en").click();
  const model = viewerDialog(page, "en");
  await expect(model).toBeVisible();
  await page.goBack();
  await expect(model).toBeHidden();
  await expect(sheet).toBeVisible();
  await openButton(page, "en").click();
  await model.getByRole("button", { name: textsOf("en").product.close }).click();
  await expect(model).toBeHidden();
  await expect(sheet).toBeVisible();
  await page.goBack();
  await expect(sheet).toBeHidden();
  expect(page.url()).toBe(address);
});

test("iPhones place the USDZ in the room in true size", async ({ page, baseURL }) => {
  await pretendToBe(page, IPHONE);
  const leaps = await recordLeaps(page);
  await page.goto(`/th/p/${HANDLE}`);
  await openButton(page, "th").click();
  await isDrawn(page, "th");
  await page.getByRole("button", { name: textsOf("th").model.inRoom }).click();
  await expect.poll(leaps).toEqual([`${baseURL ?? ""}/media/${key}.usdz#allowsContentScaling=0`]);
});

test("models have their types, may be cached for ever, and come in parts and compressed when asked", async ({
  baseURL,
  request,
}) => {
  const url = (format: string) => `${baseURL ?? ""}/media/${key}.${format}`;
  for (const [format, type] of [
    ["glb", "model/gltf-binary"],
    ["usdz", "model/vnd.usdz+zip"],
  ] as const) {
    const whole = await fetchRaw(url(format), {});
    expect([whole.status, whole.headers["content-type"]]).toEqual([200, type]);
    expect(whole.headers["cache-control"]).toBe("public,max-age=31536000,immutable");
    expect(whole.headers["content-encoding"]).toBeUndefined();
    const head = await request.head(url(format), { headers: { "accept-encoding": "identity" } });
    expect(head.headers()).toMatchObject({ "content-type": type, "content-length": String(whole.body.length) });
    const part = await fetchRaw(url(format), { range: "bytes=64-127" });
    expect([part.status, part.headers["content-range"]]).toEqual([206, `bytes 64-127/${whole.body.length}`]);
    expect(part.body.equals(whole.body.subarray(64, 128))).toBe(true);
  }
  const squeezed = await fetchRaw(url("glb"), { "accept-encoding": "gzip, br" });
  expect([squeezed.headers["content-encoding"], squeezed.headers["content-type"]]).toEqual(["br", "model/gltf-binary"]);
  const asItIs = await fetchRaw(url("usdz"), { "accept-encoding": "gzip, br" });
  expect(asItIs.headers["content-encoding"]).toBeUndefined();
});
