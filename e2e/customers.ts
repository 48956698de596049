import type { Locator, Page } from "@playwright/test";
import { expect, query } from "./fixtures";
import { toTheEnd } from "./scrolling";

/** Approves a photo or clip as staff would, and says on whose page it then is. */
export async function approve(id: string): Promise<{ handle: string; key: string }> {
  await query(`update submissions set state = 'approved', approved_at = now(), decided_at = now() where id = $1`, [id]);
  const [tagged] = await query<{ handle: string; key: string }>(
    `select p.handle, s.media_key as key from submission_tags t join submissions s on s.id = t.submission_id
     join variants v on v.id = t.variant_id join products p on p.id = v.product_id where s.id = $1`,
    [id],
  );
  if (!tagged) throw new Error("nothing is tagged in it");
  return tagged;
}

/** The button of a photo in a product's strip: it comes when somebody gets near, however long the page grows. */
export async function findInStrip(page: Page, name: RegExp): Promise<Locator> {
  const shown = page.getByRole("button", { name }).first();
  await expect(async () => {
    await toTheEnd(page);
    await expect(shown).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 25_000 });
  return shown;
}
