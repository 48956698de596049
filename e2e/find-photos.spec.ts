import { expectAccessible } from "./accessible";
import { expect, type Language, mailsTo, query, test, textsOf } from "./fixtures";
import { share } from "./sharing";

for (const language of ["th", "en"] as const satisfies Language[]) {
  const { myPhotos, findOrder } = textsOf(language);

  test(`${language}: who lost the browser finds their photos again by the address that they gave`, async ({
    page,
    browser,
    baseURL,
  }) => {
    test.setTimeout(90_000);
    const email = `fah-${crypto.randomUUID().slice(0, 8)}@example.com`;
    const lost = await browser.newContext({ baseURL: baseURL ?? "" });
    const [row] = await query<{ id: string }>(
      `select v.id from variants v join products p on p.id = v.product_id
       where p.status = 'published' and v.archived_at is null limit 1`,
    );
    const id = await share(lost.request, baseURL ?? "", { name: "Fah", variantId: row?.id ?? "", email });
    await lost.close();

    await page.goto(`/${language}/me/photos`);
    await expect(page.getByText(myPhotos.empty)).toBeVisible();
    await page.getByText(myPhotos.findTitle).click();
    await expectAccessible(page);
    await page.getByLabel(findOrder.email).fill(email);
    await page.getByRole("button", { name: findOrder.send }).click();
    await expect(page.getByLabel(findOrder.code)).toBeVisible();
    await expect.poll(async () => (await mailsTo(page.request, email)).length, { timeout: 60_000 }).toBe(1);
    const [mail] = await mailsTo(page.request, email);
    await page.getByLabel(findOrder.code).fill(/\d{6}/.exec(mail?.subject ?? "")?.[0] ?? "");
    await page.getByRole("button", { name: myPhotos.findShow }).click();
    await expect(page.getByText(myPhotos.findDone.replace("{count}", "1"))).toBeVisible();
    await expect(page.getByRole("button", { name: myPhotos.manage })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: myPhotos.manage }).click();
    await page.getByRole("button", { name: myPhotos.revoke }).click();
    await expect(page.getByText(myPhotos.done)).toBeVisible();
    const [entry] = await query<{ kind: string }>(
      `select kind from rights_ledger where work_id = $1 order by position desc limit 1`,
      [id],
    );
    expect(entry?.kind).toBe("revocation");
  });
}
