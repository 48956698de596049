import { byTurns, expect, like, mailsTo, query, signInAs, test, textsOf } from "./fixtures";
import { expectRoomsAccessible } from "./accessible";

const codeIn = (text: string) => /\b\d{6}\b/.exec(text)?.[0] ?? "";

for (const { language, turn } of byTurns()) {
  const { studio, missing } = textsOf(language);

  turn()(
    `${language}: a manager signs in by a mailed code and keyboard alone, and signs out`,
    async ({ page, request }) => {
      const address = "ton@lamai.example";
      const before = (await mailsTo(request, address)).length;
      await page.goto(`/${language}/sign-in`);
      await page.getByLabel(studio.signIn.email).focus();
      await page.keyboard.type(address);
      await page.keyboard.press("Enter");
      const code = page.getByLabel(studio.signIn.code);
      await expect(code).toBeFocused();
      await expect
        .poll(async () => (await mailsTo(request, address)).length, { timeout: 10_000 })
        .toBeGreaterThan(before);
      const mails = await mailsTo(request, address);
      await page.keyboard.type(
        codeIn(mails.map(({ subject }) => subject).find((subject) => codeIn(subject) !== "") ?? ""),
      );
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/${language}/studio/**`);
      await page.goto(`/${language}/studio/account`);
      await expect(page.getByText(studio.account.thisBrowser, { exact: true })).toBeVisible();
      await page.getByRole("button", { name: studio.account.signOutHere }).press("Enter");
      await page.waitForURL(`**/${language}/sign-in`);
      const answer = await page.request.get(`/${language}/studio/account`);
      expect(answer.status()).toBe(404);
      expect(await answer.text()).toContain(missing.title);
    },
  );

  turn()(
    `${language}: an admin invites, and gives another role, which ends every session of that person`,
    async ({ page, request }) => {
      await signInAs(page, "admin");
      await page.goto(`/${language}/studio/people`);
      await page.getByRole("button", { name: studio.people.invite, exact: true }).press("Enter");
      const dialog = page.getByRole("dialog", { name: studio.people.inviteTitle });
      const email = `new-${crypto.randomUUID().slice(0, 8)}@lamai.example`;
      await dialog.getByLabel(studio.people.name).fill("Nok Test");
      await dialog.getByLabel(studio.people.email).fill(email);
      await dialog.getByRole("button", { name: studio.people.inviteSend }).press("Enter");
      await expect(dialog).toBeHidden();
      const row = page.getByRole("row").filter({ hasText: email });
      await expect(row).toBeVisible();
      await expect.poll(() => mailsTo(request, email), { timeout: 10_000 }).toHaveLength(1);
      await query(
        `insert into sessions (id, token_hash, person_id, name, expires_at)
       select gen_random_uuid(), gen_random_uuid()::text, id, 'test', now() + interval '1 hour' from people where email = $1`,
        [email],
      );
      await row.getByRole("combobox").selectOption("manager");
      await expect(page.getByText(like(studio.people.changed)).first()).toBeVisible();
      expect(
        await query(`select 1 from sessions s join people p on p.id = s.person_id where p.email = $1`, [email]),
      ).toEqual([]);
      await page.goto(`/${language}/studio/history?q=${encodeURIComponent("Nok Test")}`);
      await expect(page.locator("summary", { hasText: studio.audit.actions["person.invite"] }).first()).toBeVisible();
    },
  );

  turn()(`${language}: the rooms are accessible, light and dark`, async ({ page }) => {
    // Twelve pages, each looked at whole.
    test.setTimeout(150_000);
    await signInAs(page, "admin");
    const rooms = ["sign-in", "studio/people", "studio/history", "studio/account"];
    await expectRoomsAccessible(
      page,
      rooms.map((path) => `/${language}/${path}`),
    );
  });
}

test("a room is a 404 for strangers and for who may not enter it", async ({ page }) => {
  const statusOf = async (path: string) => (await page.request.get(path)).status();
  expect(await statusOf("/en/studio")).toBe(404);
  await signInAs(page, "curator");
  expect(await statusOf("/en/studio/account")).toBe(200);
  expect(await statusOf("/en/studio/people")).toBe(404);
});
