import { byTurns, expect, test, textsOf } from "./fixtures";
import { fetchRaw } from "./wire";

const NAMES = ["shipping", "returns", "terms", "privacy", "contact"] as const;

for (const { language, turn } of byTurns()) {
  const { pages, missing } = textsOf(language);

  turn()(
    `the foot of every page leads to the pages of text, and they say who and when (${language})`,
    async ({ page }) => {
      await page.goto(`/${language}/shop`);
      const foot = page.getByRole("navigation", { name: pages.label });
      for (const name of NAMES) {
        await foot.getByRole("link", { name: pages[name] }).click();
        await page.waitForURL(`**/${language}/pages/${name}`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expect(page.getByText(/2026|2569/).first()).toBeVisible();
      }
    },
  );

  turn()(`a section of a page of text has an address of its own (${language})`, async ({ page }) => {
    await page.goto(`/${language}/pages/terms#demo`);
    await expect(page.locator("h2#demo")).toBeInViewport();
    await page.locator(`article a[href="/${language}/pages/returns"]`).click();
    await expect(page.getByRole("heading", { level: 2, name: /14/ })).toBeVisible();
  });

  turn()(
    `a missing page says so, is not indexed, and offers search, shop and home (${language})`,
    async ({ page, watched }) => {
      const answer = await page.goto(`/${language}/nothing-here`);
      expect(answer?.status()).toBe(404);
      await expect(page).toHaveTitle(new RegExp(missing.title));
      await expect(page.locator('meta[name="robots"][content*="noindex"]').first()).toBeAttached();
      await expect(page.getByRole("searchbox", { name: missing.search })).toBeVisible();
      await expect(page.getByRole("search")).toHaveAttribute("action", `/${language}/search`);
      await expect(page.getByRole("main").getByRole("link", { name: missing.toHome })).toBeVisible();
      await page.getByRole("link", { name: missing.toShop }).click();
      await page.waitForURL(`**/${language}/shop`);
      // The browser itself notes the 404 of the page that is meant to be missing.
      watched.splice(0, watched.length, ...watched.filter((fault) => !fault.includes("404")));
    },
  );
}

for (const address of ["/th/p/%E0%B8", "/en/post/%ZZ", "/th/tag/%FF", "/en/p/moon-jar%", "/th/p/%00", "/en/%"]) {
  test(`an address with a broken percent sign is a missing page: ${address}`, async ({ baseURL }) => {
    const { status, body } = await fetchRaw(`${baseURL ?? ""}${address}`, {});
    expect(status).toBe(404);
    expect(body.toString()).toContain(textsOf(address.startsWith("/th") ? "th" : "en").missing.title);
  });
}

test("the API refuses an address with a broken percent sign", async ({ baseURL }) => {
  for (const path of ["/api/products/%E0%B8", "/api/tags/%FF/posts", "/api/%"]) {
    const { status, headers, body } = await fetchRaw(`${baseURL ?? ""}${path}`, {});
    expect([path, status, headers["content-type"]]).toEqual([path, 400, "application/problem+json"]);
    expect(JSON.parse(body.toString())).toMatchObject({ type: "/problems/bad-address", status: 400 });
  }
});
