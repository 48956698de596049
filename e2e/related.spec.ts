import { expectAccessible } from "./accessible";
import { press } from "./fingers";
import { byTurns, expect, textsOf } from "./fixtures";
import { layoutShiftOf, recordShifts } from "./wire";
import { toTheEnd, toTheTop } from "./scrolling";

const CANDLE = "lemongrass-candle";
const JAR = "moon-jar";

for (const { language, turn } of byTurns()) {
  const more = textsOf(language).productMore;

  turn()(
    `what goes with a product comes without a jump and is taken with one press (${language})`,
    async ({ page, hasTouch }) => {
      await recordShifts(page);
      await page.goto(`/${language}/p/${CANDLE}`);
      await toTheEnd(page);
      const together = page.getByRole("region", { name: more.together });
      await expect(together.getByRole("checkbox")).toHaveCount(2);
      const similar = page.getByRole("region", { name: more.similar });
      await expect(similar.getByRole("link").first()).toBeVisible();
      const addresses = await similar
        .getByRole("link")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      expect(addresses).not.toContain(`/${language}/p/${CANDLE}`);
      expect(addresses.length).toBeLessThanOrEqual(8);
      expect(await layoutShiftOf(page)).toBe(0);
      await toTheTop(page);
      await expectAccessible(page);
      await press(together.getByRole("button"), hasTouch);
      await page.getByRole("link", { name: more.viewBag }).click();
      await page.waitForURL(new RegExp(`/${language}/bag`));
      await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(2);
    },
  );

  turn()(`nothing that waits beyond the edge of a row makes the page wider (${language})`, async ({ page }) => {
    // Beside this ring stands something that costs less than before: what is only said of its prices is out of sight.
    await page.goto(`/${language}/p/stone-ring`);
    await toTheEnd(page);
    const row = page.getByRole("region", { name: more.similar });
    await expect(row.getByText(textsOf(language).price.was)).not.toHaveCount(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  });

  turn()(`products that were looked at come back, until they are cleared (${language})`, async ({ page, hasTouch }) => {
    for (const handle of [CANDLE, JAR]) {
      await page.goto(`/${language}/p/${handle}`);
      await toTheEnd(page);
      await expect(page.getByRole("region", { name: more.similar })).toBeVisible();
    }
    const seen = page.getByRole("region", { name: more.seen });
    await expect(seen.getByRole("link")).toHaveCount(1);
    await expect(seen.getByRole("link")).toHaveAttribute("href", `/${language}/p/${CANDLE}`);
    await toTheTop(page);
    await expectAccessible(page);
    await press(seen.getByRole("button", { name: more.clearSeen }), hasTouch);
    await expect(seen.getByRole("link")).toHaveCount(0);
    await press(seen.getByRole("button", { name: more.undoClear }), hasTouch);
    await expect(seen.getByRole("link")).toHaveCount(1);
    await press(seen.getByRole("link"), hasTouch);
    await page.waitForURL(new RegExp(`/${language}/p/${CANDLE}$`));
  });
}
