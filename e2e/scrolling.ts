import type { Page } from "@playwright/test";

/** To the foot of the page, at once. */
export const toTheEnd = (page: Page) =>
  page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));

/** Back to its head: away from bars under which a page that was scrolled has half of something. */
export const toTheTop = (page: Page) => page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
