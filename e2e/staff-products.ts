import type { Page } from "@playwright/test";
import { expect, query } from "./fixtures";

type Made = { id: string; handle: string; version: number; draft: Record<string, unknown> };

const post = async (page: Page, path: string, data: object) => {
  const headers = { "sec-fetch-site": "same-origin" };
  const answer = await page.request.post(`/api/studio/${path}`, { headers, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Omit<Made, "handle">;
};

/** A published product of its own, with a picture of the demo: no other test sees another price for it. */
export async function makeProduct(page: Page, overrides: object = {}): Promise<Made> {
  const handle = `e2e-${crypto.randomUUID().slice(0, 8)}`;
  const [media] = await query<{ id: string }>("select id from media where kind = 'picture' order by key limit 1");
  const [shelf] = await query<{ id: string }>("select id from collections order by position desc limit 1");
  const draft = {
    ...{ handle, status: "published", title: { th: `ถ้วย ${handle}`, en: `Cup ${handle}` } },
    ...{ description: { th: "ถ้วยใบเล็ก", en: "A small cup" }, materials: { th: "", en: "" }, care: { th: "", en: "" } },
    ...{ dimensionsMm: null, weightGrams: 300, tags: [], collectionId: shelf?.id, collectionIds: [], options: [] },
    variants: [
      {
        ...{ sku: handle.toUpperCase(), gtin: null, optionValues: {}, mediaId: null, openingStock: 5 },
        prices: [{ currency: "THB", amount: 59_000, compareAtAmount: null }],
      },
    ],
    pictures: [{ mediaId: media?.id, alt: { th: "", en: "" }, sku: null }],
    seo: null,
    ...overrides,
  };
  return { ...(await post(page, "products", draft)), handle };
}

/** Out of every other test's sight. */
export async function putAway(page: Page, { id }: Pick<Made, "id">): Promise<void> {
  const [row] = await query<{ version: number; status: string }>("select version, status from products where id = $1", [
    id,
  ]);
  if (row && row.status !== "archived") await post(page, `products/${id}/archive`, { version: row.version });
}
