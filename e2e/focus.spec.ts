import { fillForm, newAddress, payButton } from "./buying";
import { byTurns, expect, query, textsOf } from "./fixtures";

// Not what the shopper tests sell out: they run beside these.
const SKU = "RICE-BOWL-RICE";
const [post] = await query<{ short_id: string; variant: string }>(
  `select p.short_id, v.id as variant from posts p join product_tags t on t.post_id = p.id
   join variants v on v.id = t.variant_id where v.sku = $1 order by p.published_at desc limit 1`,
  [SKU],
);

for (const { language, turn } of byTurns()) {
  const { feed, product, fields } = textsOf(language);

  turn()(`whoever asks for more posts by keyboard goes on with the first of them (${language})`, async ({ page }) => {
    await page.goto(`/${language}`);
    const articles = page.getByRole("article");
    const first = await articles.count();
    const more = page.getByRole("button", { name: feed.morePosts });
    // The button comes with the first sign of use after the page has begun to listen.
    await expect
      .poll(async () => {
        await page.keyboard.press("Tab");
        return more.count();
      })
      .toBe(1);
    await more.press("Enter");
    await expect(articles.nth(first)).toBeFocused();
  });

  turn()(
    `a picked alternative of what is gone leaves the focus at what is left of it (${language})`,
    async ({ page }) => {
      await page.goto(`/${language}/p/moon-jar`);
      const line = page.getByRole("main").getByRole("status").first();
      await expect(line).not.toBeEmpty();
      await page.getByRole("radio", { name: product.soldOut }).first().check();
      await expect(line).toHaveText(product.soldOutChoice);
      await line.locator("xpath=following-sibling::ul").getByRole("button").first().press("Enter");
      await expect(line).toBeFocused();
      await expect(line).not.toHaveText(product.soldOutChoice);
    },
  );

  turn()(`two taps like a post and leave its labels as they were (${language})`, async ({ page }) => {
    await page.goto(`/${language}/post/${post?.short_id ?? ""}`, { waitUntil: "networkidle" });
    const picture = page.getByRole("button", { name: feed.showTags }).first();
    const like = page.getByRole("button", { name: new RegExp(`^${feed.like}`) });
    await expect(like).toHaveAttribute("aria-pressed", "false");
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/like"));
    await picture.dblclick({ position: { x: 30, y: 30 } });
    await expect(like).toHaveAttribute("aria-pressed", "true");
    await expect(picture).toHaveAttribute("aria-pressed", "false");
    await saved;
    await picture.click({ position: { x: 30, y: 30 } });
    await expect(picture).toHaveAttribute("aria-pressed", "true");
  });

  turn()(`a delivery that was refused is forgiven when another is chosen (${language})`, async ({ page }) => {
    await page.route("**/api/checkouts", (route) =>
      route.fulfill({
        status: 422,
        contentType: "application/problem+json",
        json: {
          type: "/problems/invalid-input",
          title: "x",
          status: 422,
          errors: [{ pointer: "#/shippingRateId", detail: fields.shippingRateId }],
        },
      }),
    );
    await page.goto(`/${language}/checkout?variant=${post?.variant ?? ""}&quantity=1`);
    await fillForm(page, language, newAddress());
    await payButton(page, language).click();
    const refusal = page.getByText(fields.shippingRateId);
    await expect(refusal).toBeVisible();
    await page.getByRole("radio").nth(1).check();
    await expect(refusal).toHaveCount(0);
  });
}
