import { addToBag, newAddress } from "./buying";
import { expect, query, test } from "./fixtures";
import { goToCode } from "./qr";
import { fetchRaw, measure } from "./wire";

// As sharp as the screens of the phones that the budgets are for.
test.use({ deviceScaleFactor: 2.625 });

const KB = 1_000;
const [post] = await query<{ short_id: string }>(
  "select short_id from posts where status = 'published' order by published_at desc limit 1",
);
const LATE_MS = 1_000;
const FEED = { total: 290 * KB, requests: 32 };
const DETAIL = { total: 230 * KB, requests: 20 };

const PAGES = [
  { name: "home", path: "", ...FEED },
  { name: "shop", path: "/shop", ...FEED },
  { name: "post", path: `/post/${post?.short_id ?? ""}`, ...FEED },
  { name: "product", path: "/p/moon-jar", ...DETAIL },
];

for (const language of ["th", "en"]) {
  for (const { name, path, total, requests } of PAGES) {
    const address = `/${language}${path}`;

    test(`${name} in ${language} stays within its bytes and requests, shifts nothing and asks nobody else`, async ({
      page,
      baseURL,
    }) => {
      const html = await fetchRaw(`${baseURL ?? ""}${address}`, { "accept-encoding": "gzip" });
      const traffic = await measure(page, address);
      test.info().annotations.push({ type: "traffic", description: JSON.stringify(traffic) });
      expect(html.body.length).toBeLessThanOrEqual(14 * KB);
      expect(traffic.bytes.script).toBeLessThanOrEqual(160 * KB);
      expect(traffic.bytes.font).toBeLessThanOrEqual(30 * KB);
      expect(traffic.bytes.total).toBeLessThanOrEqual(total);
      expect(traffic.requests).toBeLessThanOrEqual(requests);
      expect(traffic.layoutShift).toBe(0);
      expect(traffic.hosts).toEqual(["localhost"]);
      expect(traffic.setsCookies).toBe(false);
    });

    test(`${name} in ${language} is the same bytes for every visitor`, async ({ baseURL }) => {
      const url = `${baseURL ?? ""}${address}`;
      const one = await fetchRaw(url, { "accept-encoding": "gzip", "accept-language": "th" });
      const cookie = `device=${"a".repeat(43)}; locale=en`;
      const other = await fetchRaw(url, { "accept-encoding": "gzip", "accept-language": "de", cookie });
      expect(one.status).toBe(200);
      expect(one.body.equals(other.body)).toBe(true);
      expect(one.headers["set-cookie"]).toBeUndefined();
      expect(one.headers["cache-control"]).toBe("public, max-age=0, s-maxage=30, stale-while-revalidate=30");
    });
  }
}

test("scripts wait for the first picture, but not for ever", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.resourceType()));
  let deliver: () => void = () => undefined;
  const delivered = new Promise<void>((resolve) => (deliver = resolve));
  await page.route("**/media/*-720.avif", (route) => delivered.then(() => route.continue()));
  const opened = page.goto("/th");
  await page.getByRole("article").first().waitFor();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(asked).not.toContain("script");
  await expect.poll(() => asked, { timeout: 10_000 }).toContain("script");
  deliver();
  await opened;
});

for (const language of ["th", "en"]) {
  test(`post in ${language} shifts nothing when its letters are late`, async ({ page }) => {
    await page.route("**/*.woff2", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, LATE_MS));
      await route.continue();
    });
    const { layoutShift, bytes } = await measure(page, `/${language}/post/${post?.short_id ?? ""}`);
    expect(bytes.font).toBeGreaterThan(0);
    expect(layoutShift).toBe(0);
  });
}

/** Pages of one shopper: seldom a first visit, so only what they are made of counts. */
const OWN = [
  { own: "/bag", script: 160 * KB },
  // Today's figure, with its form and its places: it may only go down.
  { own: "/checkout", script: 162.8 * KB },
  { own: "/checkout/promptpay", script: 160 * KB },
];

for (const { path, script } of OWN.flatMap(({ own, script }) =>
  ["th", "en"].map((locale) => ({ path: `/${locale}${own}`, script })),
)) {
  test(`${path} stays within its bytes, shifts nothing, asks nobody else and is the same for everybody`, async ({
    page,
    baseURL,
  }) => {
    const url = `${baseURL ?? ""}${path}`;
    const html = await fetchRaw(url, { "accept-encoding": "gzip" });
    const cookie = `device=${"a".repeat(43)}`;
    const other = await fetchRaw(`${url}?checkout=somebody`, { "accept-encoding": "gzip", cookie });
    expect(html.body.length).toBeLessThanOrEqual(14 * KB);
    expect(html.body.equals(other.body)).toBe(true);
    const traffic = await measure(page, path);
    test.info().annotations.push({ type: "traffic", description: JSON.stringify(traffic) });
    expect(traffic.bytes.script).toBeLessThanOrEqual(script);
    expect(traffic.layoutShift).toBe(0);
    expect(traffic.hosts).toEqual(["localhost"]);
  });
}

test("a code to scan, and the way back to it in the bag and the checkout, shift nothing", async ({ page }) => {
  await addToBag(page, "th", "rice-bowl");
  await page.goto("/th/checkout");
  await goToCode(page, "th", newAddress());
  const code = page.url();
  for (const path of [code, "/th/bag", "/th/checkout"]) {
    const tab = await page.context().newPage();
    const { layoutShift, hosts } = await measure(tab, path);
    expect([path, layoutShift, hosts]).toEqual([path, 0, ["localhost"]]);
    await tab.close();
  }
});

test("what does not exist answers 404 at the first hit", async ({ baseURL }) => {
  for (const path of ["/th/p/nothing-here", "/en/post/zzzzzzzzzz", "/th/shop/nothing", "/en/nowhere", "/th/de"]) {
    const { status } = await fetchRaw(`${baseURL ?? ""}${path}`, {});
    expect([path, status]).toEqual([path, 404]);
  }
});

test("an address without a language leads to one, and what does not exist there is not found", async ({ baseURL }) => {
  const { status, headers } = await fetchRaw(`${baseURL ?? ""}/de`, { "accept-language": "en" });
  expect([status, headers["location"]]).toEqual([307, "/en/de"]);
});

test("a planted inline script does not run, and the policy says why", async ({ page, watched }) => {
  await page.goto("/th");
  const planted = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.push(effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.planted = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.setAttribute("onerror", "window.planted = true");
    image.src = "/media/none.avif";
    document.body.append(image);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { ran: "planted" in window, refused };
  });
  expect(planted.ran).toBe(false);
  expect(planted.refused).toContain("script-src-elem");
  watched.length = 0;
});
