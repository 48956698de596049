import type { APIRequestContext, Page } from "@playwright/test";
import sharp from "sharp";
import { expect, query, test, textsOf } from "./fixtures";

const [post] = await query<{ short_id: string }>("select short_id from posts order by published_at desc limit 1");
const PAGES = ["", "/shop", "/shop/vases", "/p/moon-jar", `/post/${post?.short_id ?? ""}`, "/pages/privacy"];
const SAMPLE = 12;

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

async function read(request: APIRequestContext, address: string): Promise<{ text: string; type: string }> {
  const answer = await request.get(address);
  expect([address, answer.status()]).toEqual([address, 200]);
  return { text: await answer.text(), type: answer.headers()["content-type"] ?? "" };
}

/** The browser's own parser: it names the place of a fault instead of guessing. */
const isWellFormed = (page: Page, xml: string) =>
  page.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, "application/xml");
    return documentElement.querySelector("parsererror") === null && documentElement.tagName !== "parsererror";
  }, xml);

async function listFiles(request: APIRequestContext) {
  const { text, type } = await read(request, "/sitemap.xml");
  expect(type).toContain("application/xml");
  return { index: text, files: matches(text, /<loc>([^<]+)<\/loc>/g) };
}

test("the sitemap is well formed, its files too, and the pages it lists answer", async ({ page, request }) => {
  const { index, files } = await listFiles(request);
  expect(await isWellFormed(page, index)).toBe(true);
  expect(files.length).toBeGreaterThanOrEqual(3);
  for (const file of files) {
    const { text } = await read(request, file);
    expect(await isWellFormed(page, text)).toBe(true);
    const pages = matches(text, /<loc>([^<]+)<\/loc>/g);
    expect(pages.length).toBeGreaterThan(0);
    const step = Math.ceil(pages.length / SAMPLE);
    for (const address of pages.filter((_, place) => place % step === 0)) await read(request, address);
  }
});

test("the sitemap lists no draft, nothing of one shopper's, and every page in both languages", async ({ request }) => {
  await query("update products set status = 'draft' where handle = 'linen-notebook'");
  try {
    const { files } = await listFiles(request);
    const texts = await Promise.all(files.map(async (file) => (await read(request, file)).text));
    const paths = texts.flatMap((text) => matches(text, /<loc>([^<]+)<\/loc>/g)).map((url) => new URL(url).pathname);
    expect(paths).toContain("/th/p/moon-jar");
    expect(paths.filter((path) => /linen-notebook|\/(?:bag|checkout|orders|search)/.test(path))).toEqual([]);
    const ofLanguage = (name: string) =>
      paths.filter((path) => path.startsWith(`/${name}`)).map((path) => path.replace(/^\/\w+/, ""));
    expect(ofLanguage("th")).toEqual(ofLanguage("en"));
  } finally {
    await query("update products set status = 'published' where handle = 'linen-notebook'");
  }
});

test("robots.txt closes what is private and names the sitemap; unknown files of it are not there", async ({
  request,
}) => {
  const { text, type } = await read(request, "/robots.txt");
  expect(type).toContain("text/plain");
  expect(text).toContain("Disallow: /th/checkout");
  await read(request, matches(text, /Sitemap: (\S+)/g)[0] ?? "");
  for (const name of ["posts-999.xml", "people-1.xml", "posts-0.xml"]) {
    expect((await request.get(`/sitemaps/${name}`)).status()).toBe(404);
  }
});

type Head = { canonical: string | null; twins: Record<string, string>; image: Record<string, string>; card: string };

const readHead = (page: Page): Promise<Head> =>
  page.evaluate(() => {
    const content = (name: string) =>
      document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute("content") ?? "";
    const twins = [...document.querySelectorAll<HTMLLinkElement>('link[rel="alternate"][hreflang]')];
    return {
      canonical: document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? null,
      twins: Object.fromEntries(twins.map(({ hreflang, href }) => [hreflang, href])),
      image: Object.fromEntries(
        ["", ":width", ":height", ":type", ":alt"].map((part) => [part, content(`og:image${part}`)]),
      ),
      card: content("twitter:card"),
    };
  });

for (const path of PAGES) {
  test(`${path === "" ? "home" : path} names its one address and its twin, and the twin names it back`, async ({
    page,
  }) => {
    const heads = new Map<string, Head>();
    for (const language of ["th", "en"]) {
      await page.goto(`/${language}${path}`, { waitUntil: "domcontentloaded" });
      const head = await readHead(page);
      expect(new URL(head.canonical ?? "").pathname).toBe(`/${language}${path}`);
      expect(head.twins[language]).toBe(head.canonical);
      heads.set(language, head);
    }
    expect(heads.get("th")?.twins).toEqual(heads.get("en")?.twins);
    expect(Object.keys(heads.get("th")?.twins ?? {}).sort()).toEqual(["en", "th", "x-default"]);
  });

  if (path.startsWith("/pages")) continue;
  test(`${path === "" ? "home" : path} has a picture that every messenger can show`, async ({ page, request }) => {
    await page.goto(`/th${path}`, { waitUntil: "domcontentloaded" });
    const { image, card } = await readHead(page);
    const answer = await request.get(image[""] ?? "");
    const body = await answer.body();
    const { format, width, height } = await sharp(body).metadata();
    expect([answer.status(), format, width, height]).toEqual([200, "jpeg", 1200, 630]);
    expect(body.length).toBeLessThanOrEqual(300_000);
    expect(answer.headers()["content-type"]).toBe("image/jpeg");
    expect(answer.headers()["cache-control"]).toContain("immutable");
    expect([image[":width"], image[":height"], image[":type"]]).toEqual(["1200", "630", "image/jpeg"]);
    expect(image[":alt"]).not.toBe("");
    expect(card).toBe("summary_large_image");
  });
}

type Fact = {
  "@type": string;
  hasVariant?: { offers: { price: string; priceCurrency: string } }[];
  [key: string]: unknown;
};

const readFacts = (page: Page): Promise<Fact[]> =>
  page.evaluate(() => {
    const [text] = [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent);
    // Safe: the shop wrote it, and the test looks at each part.
    const block = JSON.parse(text ?? "{}") as Fact & { "@graph"?: Fact[] };
    return block["@graph"] ?? [block];
  });

for (const language of ["th", "en"] as const) {
  test(`a product's facts carry the price that the page shows, and its place in the shop (${language})`, async ({
    page,
  }) => {
    await page.goto(`/${language}/p/moon-jar`);
    const [product, place] = await readFacts(page);
    const prices = product?.hasVariant?.map(({ offers }) => offers.price) ?? [];
    const shown = (
      await page
        .getByRole("main")
        .getByText(/฿[\d,]+/)
        .first()
        .innerText()
    ).replace(/[^\d.]/g, "");
    expect(prices).toContain(Number(shown).toFixed(2));
    expect(product?.["@type"]).toBe("ProductGroup");
    expect(place?.["@type"]).toBe("BreadcrumbList");
    const crumbs = page.getByRole("navigation", { name: textsOf(language).pages.breadcrumbs });
    await crumbs.getByRole("link").last().click();
    await page.waitForURL(`**/${language}/shop/vases`);
    await expect(crumbs.getByRole("link", { name: textsOf(language).shop.title })).toBeVisible();
  });
}

test("home, posts and pages of text say what they are", async ({ page }) => {
  for (const [path, type] of [
    ["/th", "WebSite"],
    [`/en/post/${post?.short_id ?? ""}`, "SocialMediaPosting"],
    ["/en/shop/vases", "BreadcrumbList"],
    ["/th/pages/returns", "OnlineStore"],
  ] as const) {
    await page.goto(path);
    expect((await readFacts(page))[0]?.["@type"]).toBe(type);
  }
});
