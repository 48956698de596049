import { byTurns, expect, like, query, signInAs, test, textsOf } from "./fixtures";
import { expectRoomsAccessible } from "./accessible";

const MANY = 400;
const SLOW_MS = 240_000;

/** Photos that wait, made in the database: what is tested is how fast they are decided. */
async function plant(count: number, mark: string): Promise<void> {
  await query(
    `with made as (
      insert into submissions (id, share_id, position, state, source, locale, size_bytes, submitted_at, creator_name, caption)
      select gen_random_uuid(), gen_random_uuid(), 0, 'quarantined', 'share', 'en', 1, now(), 'Fah', $2 || ' ' || n
      from generate_series(1, $1::int) n returning id)
     select count(*) from made`,
    [count, mark],
  );
  await query(`update submissions set state = 'screening' where caption like $1 || '%'`, [mark]);
  await query(`update submissions set state = 'new', width = 720, height = 900 where caption like $1 || '%'`, [mark]);
}

test("the queue is cleared by keyboard, two keys a decision at most, each next photo within 100 ms", async ({
  page,
}) => {
  test.setTimeout(SLOW_MS);
  const { studio } = textsOf("en");
  const mark = `many-${crypto.randomUUID().slice(0, 8)}`;
  await plant(MANY, mark);
  await signInAs(page, "curator");
  await page.goto(`/en/studio/photos?q=${mark}`);
  await expect(page.getByRole("article")).toBeVisible();
  const times = await page.evaluate(async (count) => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const captionOf = () => document.querySelector("article")?.textContent ?? "";
    const press = (key: string) =>
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const spent: number[] = [];
    for (let index = 0; index < count; index += 1) {
      // The next page may be on its way: that, too, is time until the next photo.
      const before = captionOf();
      const started = performance.now();
      if (index % 4 === 3) {
        press("x");
        await painted();
        document
          .querySelector("dialog[open] [aria-label] button")
          ?.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true }));
      } else press("a");
      while (captionOf() === before || (captionOf() === "" && index < count - 1)) await painted();
      spent.push(performance.now() - started);
    }
    return spent.sort((a, b) => a - b);
  }, MANY);
  expect(times).toHaveLength(MANY);
  expect(times[Math.floor(times.length / 2)]).toBeLessThanOrEqual(100);
  await expect(page.getByText(studio.photos.empty)).toBeVisible();
  await expect
    .poll(
      () =>
        query(`select state, count(*)::int from submissions where caption like $1 || '%' group by 1 order by 1`, [
          mark,
        ]),
      { timeout: 60_000 },
    )
    .toEqual([
      { state: "approved", count: MANY * 0.75 },
      { state: "rejected", count: MANY * 0.25 },
    ]);
});

for (const { language, turn } of byTurns()) {
  const { studio } = textsOf(language);
  const { photos } = studio;

  turn()(
    `${language}: a photo is approved, taken back and rejected with a reason, and many at once`,
    async ({ page }) => {
      test.setTimeout(60_000);
      const mark = `few-${crypto.randomUUID().slice(0, 8)}`;
      await plant(3, mark);
      await signInAs(page, "curator");
      await page.goto(`/${language}/studio/photos?q=${mark}`);
      const article = page.getByRole("article");
      await expect(article).toContainText(mark);
      const first = (await article.textContent()) ?? "";
      await page.keyboard.press("a");
      await expect(page.getByText(photos.wasApproved, { exact: true }).first()).toBeVisible();
      await page.keyboard.press("z");
      await expect(page.getByText(photos.wasUndone, { exact: true }).first()).toBeVisible();
      await expect(article).toContainText(/many|few/.exec(first)?.[0] ?? mark);
      await page.keyboard.press("x");
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.keyboard.press("2");
      await expect(page.getByText(photos.wasRejected, { exact: true }).first()).toBeVisible();
      await page.getByRole("button", { name: photos.grid }).click();
      await expect(page.getByRole("checkbox").first()).toBeVisible();
      for (const box of await page.getByRole("checkbox").all()) await box.check();
      await expect(page.getByRole("status").filter({ hasText: like(photos.selected) })).toBeVisible();
      await page.getByRole("button", { name: `${photos.approve} a`, exact: true }).click();
      await expect
        .poll(() =>
          query(`select state, count(*)::int from submissions where caption like $1 || '%' group by 1 order by 1`, [
            mark,
          ]),
        )
        .toEqual([
          { state: "approved", count: 2 },
          { state: "rejected", count: 1 },
        ]);
    },
  );

  turn()(`${language}: every view of the queue is accessible, light and dark`, async ({ page }) => {
    test.setTimeout(SLOW_MS);
    await signInAs(page, "curator");
    const views = [
      "",
      "view=approved",
      "view=rejected&look=grid",
      "view=reported",
      "view=appeals",
      "view=needs_rights",
    ];
    await expectRoomsAccessible(
      page,
      views.map((view) => `/${language}/studio/photos?${view}`),
    );
  });
}
