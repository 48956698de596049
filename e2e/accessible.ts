import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** A long page takes a busy machine some seconds: they are not the test's own. */
const AXE_MS = 10_000;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** All that a theme can break: it changes colours and nothing else. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 800 };

/** What axe finds on the page as it stands. */
async function faultsOf(page: Page, colorScheme: "light" | "dark") {
  // No frames are of other hosts: without a page of its own for the result it takes a quarter less.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (colorScheme === "dark") axe.withRules(COLOUR_RULES);
  // The first rule is left out by default: whoever speaks to the page says what is written on a button.
  else axe.options({ rules: { "label-content-name-mismatch": { enabled: true } } }).withTags(TAGS);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [new URL(page.url()).pathname, colorScheme, id, nodes[0]?.html]);
}

async function expectNoFaults(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  test.setTimeout(test.info().timeout + AXE_MS);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // Right after a change of theme the browser gives some elements the colours of the one before.
  await expect.poll(() => faultsOf(page, colorScheme), { timeout: AXE_MS }).toEqual([]);
}

/**
 * Lets axe look at the page as it stands: at everything in the light theme, at the colours in the dark one. Every
 * picture must say what it shows, or that it is decoration. No motion from there on.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  await expectNoFaults(page, "light");
  expect(await page.locator("img:not([alt])").count()).toBe(0);
  await expectNoFaults(page, "dark");
}

/** Lets axe look at a phone's page on a laptop, too. */
export async function expectAccessibleWide(page: Page): Promise<void> {
  await page.setViewportSize(WIDE);
  await expectNoFaults(page, "light");
}

/**
 * Opens each of these rooms of the studio: axe finds nothing on a laptop, in both themes, nor on a phone.
 */
export async function expectRoomsAccessible(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.setViewportSize(WIDE);
    await page.goto(path, { waitUntil: "networkidle" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize(NARROW);
    await expectNoFaults(page, "light");
  }
}
