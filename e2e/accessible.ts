import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** A long page takes a busy machine some seconds: they are not the test's own. */
const AXE_MS = 10_000;

/** Says what axe finds on the page as it stands, in both themes; no motion from there on. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const faults = async () => {
      const axe = new AxeBuilder({ page });
      const { violations } = await axe
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      return violations.map(({ id, nodes }) => [colorScheme, id, nodes[0]?.html]);
    };
    // Right after a change of theme the browser gives some elements the colours of the one before.
    test.setTimeout(test.info().timeout + AXE_MS);
    await expect.poll(faults, { timeout: AXE_MS }).toEqual([]);
  }
}
