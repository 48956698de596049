import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { openCachingProxy, sharedLifetime } from "./caching-proxy";
import { expect, like, query, test, textsOf } from "./fixtures";
import { share } from "./sharing";

const SLOW_MS = 240_000;
/** What the consent says: within a minute. */
const GONE_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 500;
const { photos } = textsOf("en");

type Photo = { id: string; key: string; name: string };

/** Waits for the intake, and approves. */
async function approve(id: string, name: string): Promise<Photo> {
  const stateOf = async () =>
    (await query<{ state: string }>(`select state from submissions where id = $1`, [id]))[0]?.state;
  await expect.poll(stateOf, { timeout: 120_000 }).toBe("new");
  const [row] = await query<{ key: string }>(
    `update submissions set state = 'approved', approved_at = now(), decided_at = now() where id = $1
     returning media_key as key`,
    [id],
  );
  return { id, key: row?.key ?? "", name };
}

/** A right that ends of itself, as one with a term does. */
const endIn = (id: string, seconds: number) =>
  query(
    `insert into rights_ledger (id, work_id, kind, grantor, placements, territory, ends_at, people, minors, words,
       locale, evidence, position, hash, previous_hash, recorded_at)
     values (gen_random_uuid(), $1, 'grant', 'test', '{product}', '{*}', now() + make_interval(secs => $2), 'nobody',
       'none', 'test', 'en', '{"method":"change","actor":"test","requestId":"test"}', 0, '', '', now())`,
    [id, seconds],
  );

const buttonOf = (page: Page, { name }: Photo) =>
  page.getByRole("button", { name: like(photos.open.replace("{name}", name)) }).first();

/** Opens the page and waits until it knows what customers show; where they show nothing there is no strip. */
async function openStrip(page: Page, url: string): Promise<void> {
  const told = page.waitForResponse((answer) => new URL(answer.url()).pathname.endsWith("/photos"), {
    timeout: 20_000,
  });
  await page.goto(url);
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await told;
}

/** Asks again and again. @returns Milliseconds since `started` until it was so. */
async function timeUntil(started: number, isSo: () => Promise<boolean>): Promise<number> {
  while (Date.now() - started < 2 * GONE_WITHIN_MS) {
    if (await isSo()) return Date.now() - started;
    await sleep(LOOK_EVERY_MS);
  }
  return Infinity;
}

test("a shared cache keeps what it may, and no longer", () => {
  const page = "public, max-age=0, s-maxage=30, stale-while-revalidate=30";
  expect(sharedLifetime(200, page)).toEqual({ freshMs: 30_000, staleMs: 30_000 });
  expect(sharedLifetime(410, "public, max-age=30")).toEqual({ freshMs: 30_000, staleMs: 0 });
  expect(sharedLifetime(200, "max-age=60, stale-while-revalidate=60, must-revalidate")).toEqual({
    ...{ freshMs: 60_000, staleMs: 0 },
  });
  for (const said of ["", "private, max-age=60", "no-store", "public, no-cache"]) {
    expect(sharedLifetime(200, said)).toBeNull();
  }
});

test("behind a caching proxy a photo is gone from page, API and file within a minute, taken back or ended", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(SLOW_MS);
  const origin = baseURL ?? "";
  const [product] = await query<{ handle: string; variant: string }>(
    `select p.handle, v.id as variant from products p join variants v on v.product_id = p.id
     where p.status = 'published' and v.archived_at is null order by p.position desc limit 1`,
  );
  const handle = product?.handle ?? "";
  const mark = crypto.randomUUID().slice(0, 8);
  const names = { revoked: `Revoked ${mark}`, ended: `Ended ${mark}` };
  const variantId = product?.variant ?? "";
  const sent = {
    revoked: await share(page.request, origin, { name: names.revoked, variantId, email: "" }),
    ended: await share(page.request, origin, { name: names.ended, variantId, email: "" }),
  };
  const revoked = await approve(sent.revoked, names.revoked);
  const ended = await approve(sent.ended, names.ended);

  const proxy = await openCachingProxy(origin);
  const ask = (path: string) => fetch(`${proxy.url}${path}`);
  const answerOf = async () => (await ask(`/api/products/${handle}/photos?locale=en`)).text();
  const fileOf = async ({ key }: Photo) => (await ask(`/media/u/${key}-720.webp`)).status;
  const path = `/en/p/${handle}`;
  try {
    await endIn(ended.id, 8);
    await openStrip(page, `${proxy.url}${path}`);
    for (const photo of [revoked, ended]) {
      await expect(buttonOf(page, photo)).toBeVisible();
      expect(await answerOf()).toContain(photo.id);
      // As late as can be: the cache keeps it for as long as it may from here on.
      expect(await fileOf(photo)).toBe(200);
    }
    expect((await ask(path)).headers.get("x-cache")).not.toBe("pass");
    const took = await page.request.delete(`${origin}/api/my-photos/${revoked.id}/rights`, { headers: { origin } });
    expect(took.status()).toBe(204);
    const started = Date.now();
    const goneFromPage = async (photo: Photo) => {
      await openStrip(page, `${proxy.url}${path}`);
      await page.waitForLoadState("networkidle");
      return (await buttonOf(page, photo).count()) === 0 && !(await (await ask(path)).text()).includes(photo.key);
    };
    const looks: [string, () => Promise<boolean>][] = [revoked, ended].flatMap((photo) => [
      [`${photo.name}, API`, async () => !(await answerOf()).includes(photo.id)],
      [`${photo.name}, file`, async () => (await fileOf(photo)) === 410],
    ]);
    const measured = await Promise.all([
      ...looks.map(async ([what, isSo]) => [what, await timeUntil(started, isSo)] as const),
      timeUntil(started, async () => (await goneFromPage(revoked)) && (await goneFromPage(ended))).then(
        (ms) => ["both, page", ms] as const,
      ),
    ]);
    for (const [what, ms] of measured) {
      // For the report of the run.
      test.info().annotations.push({ type: what, description: `${(ms / 1_000).toFixed(1)} s` });
    }
    for (const [what, ms] of measured) expect([what, ms <= GONE_WITHIN_MS]).toEqual([what, true]);
  } finally {
    await page.goto("about:blank");
    await proxy.close();
  }
});
