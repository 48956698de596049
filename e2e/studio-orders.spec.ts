import type { Page } from "@playwright/test";
import { goToPayment, newAddress, payByCard } from "./buying";
import {
  byTurns,
  expect,
  type Language,
  like,
  mailsTo,
  query,
  setStock,
  signInAs,
  stockOf,
  test,
  textsOf,
} from "./fixtures";
import { expectAccessible, expectRoomsAccessible } from "./accessible";

// Not what other tests sell: they run beside these.
const SKU = "RIBBED-TUMBLER-TEA";

const [variant] = await query<{ id: string }>(`select id from variants where sku = $1`, [SKU]);

test.describe.configure({ mode: "serial" });
test.beforeEach(() => setStock(SKU, 50));

/** Buys some of the tumbler as a shopper. @returns The order, and the page that its buyer has. */
async function buy(page: Page, language: Language, quantity: number) {
  const email = newAddress();
  await page.goto(`/${language}/checkout?variant=${variant?.id ?? ""}&quantity=${String(quantity)}`);
  await goToPayment(page, language, email);
  await payByCard(page);
  await page.waitForURL(new RegExp(`/${language}/orders/`));
  const [order] = await query<{ id: string; number: string }>(
    `select id, number from orders where contact->>'email' = $1`,
    [email],
  );
  return { email, buyersPage: page.url(), id: order?.id ?? "", number: order?.number ?? "" };
}

for (const { language, turn } of byTurns()) {
  const { studio, order: shown, mail: mails, problems } = textsOf(language);
  const { orders: list, order: room, taskRoom } = studio;
  const dialogOf = (page: Page, title: string) => page.getByRole("dialog", { name: like(title) });
  const stateOf = (page: Page, state: string) =>
    page.getByRole("heading", { level: 1 }).getByText(state, { exact: true });

  turn()(
    `${language}: staff find, pack, ship and refund an order by keyboard; the buyer's page and mails follow`,
    async ({ page, request }) => {
      test.slow();
      const { email, buyersPage, id, number } = await buy(page, language, 3);
      await signInAs(page, "manager");
      await page.goto(`/${language}/studio/orders`);
      await expect(page.getByRole("row").nth(1)).toBeVisible();
      await page.keyboard.press("/");
      await page.keyboard.type(number);
      await expect(page).toHaveURL(new RegExp(`q=${number}`));
      await expect(page.getByRole("row")).toHaveCount(2);
      await page.keyboard.press("Tab");
      await page.getByRole("link", { name: number }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/studio/orders/${id}`);
      await expect(stateOf(page, list.states.placed)).toBeVisible();

      await page.keyboard.press("p");
      await expect(stateOf(page, list.states.packed)).toBeVisible();
      await page.getByRole("button", { name: room.unpack }).press("Enter");
      await expect(stateOf(page, list.states.placed)).toBeVisible();
      await page.keyboard.press("p");
      await expect(stateOf(page, list.states.packed)).toBeVisible();

      await page.keyboard.press("s");
      const ship = dialogOf(page, room.shipTitle);
      await ship.getByLabel(room.carrier).selectOption("flash");
      await ship.getByLabel(room.trackingNumber).focus();
      await page.keyboard.type("th 0123 x");
      await ship.getByRole("button", { name: room.shipNow }).press("Enter");
      await expect(ship).toBeHidden();
      await expect(stateOf(page, list.states.shipped)).toBeVisible();
      const follow = "https://www.flashexpress.co.th/fle/tracking?se=TH0123X";
      const mailed = async () => (await mailsTo(request, email)).map(({ subject }) => subject);
      await expect.poll(mailed, { timeout: 15_000 }).toContainEqual(expect.stringMatching(like(mails.shippedTitle)));
      const shipped = (await mailsTo(request, email)).find(({ text }) => text.includes("TH0123X"));
      for (const part of [follow, buyersPage]) expect(shipped?.text).toContain(part);
      expect(shipped?.html).toContain("TH0123X");

      const before = await stockOf(SKU);
      await page.keyboard.press("r");
      const refund = dialogOf(page, room.refundTitle);
      await refund.getByRole("combobox").selectOption("1");
      await refund.getByLabel(room.reason).focus();
      await page.keyboard.type("One was chipped");
      await refund.getByRole("button", { name: like(room.refundNow) }).press("Enter");
      await expect(refund).toBeHidden();
      await expect(page.getByText("One was chipped").first()).toBeVisible();
      await expect(stateOf(page, list.payments.partly_refunded)).toBeVisible();
      expect(await stockOf(SKU)).toBe(before + 1);
      await page.keyboard.press("r");
      await refund.getByRole("radio", { name: room.refundByAmount }).press("Space");
      await refund.getByLabel(room.reason).focus();
      await page.keyboard.type("All of it was late");
      await refund.getByRole("button", { name: like(room.refundNow) }).press("Enter");
      await expect(refund).toBeHidden();
      await expect(stateOf(page, list.payments.refunded)).toBeVisible();
      await expect
        .poll(async () => (await mailed()).filter((subject) => like(mails.refundedTitle).test(subject)).length, {
          timeout: 15_000,
        })
        .toBe(2);

      await page.keyboard.press("d");
      await expect(stateOf(page, list.states.delivered)).toBeVisible();
      await page.getByRole("button", { name: room.undeliver }).press("Enter");
      await expect(stateOf(page, list.states.shipped)).toBeVisible();
      await page.goto(buyersPage);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(shown.shippedTitle);
      await expect(page.getByRole("link", { name: shown.follow })).toHaveAttribute("href", follow);
      await expect(page.getByText(shown.credited, { exact: true })).toBeVisible();
      expect(await mailed()).toHaveLength(4);
    },
  );

  turn()(
    `${language}: staff cancel an order by keyboard; goods, money and the buyer's page follow`,
    async ({ page, request }) => {
      test.slow();
      const { email, buyersPage, id } = await buy(page, language, 1);
      const before = await stockOf(SKU);
      await signInAs(page, "manager");
      await page.goto(`/${language}/studio/orders/${id}`);
      await expect(stateOf(page, list.states.placed)).toBeVisible();
      await page.getByLabel(room.noteHint).focus();
      await page.keyboard.type("Rang twice, nobody there");
      await page.keyboard.press("Enter");
      await expect(page.getByText("Rang twice, nobody there").first()).toBeVisible();
      await page.getByRole("button", { name: room.addNote }).focus();
      await page.keyboard.press("c");
      const dialog = dialogOf(page, room.cancelTitle);
      await dialog.getByLabel(room.reason).focus();
      await page.keyboard.type("The buyer asked");
      await dialog.getByRole("button", { name: room.cancelNow }).press("Enter");
      await expect(stateOf(page, list.states.cancelled)).toBeVisible();
      expect(await stockOf(SKU)).toBe(before + 1);
      const subjects = async () => (await mailsTo(request, email)).map(({ subject }) => subject);
      await expect
        .poll(subjects, { timeout: 15_000 })
        .toContainEqual(expect.stringMatching(like(mails.cancelledTitle)));
      await page.goto(buyersPage);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(shown.cancelledTitle);
    },
  );

  turn()(`${language}: of two who look at one order, the second overwrites nothing`, async ({ page }) => {
    test.slow();
    const { id } = await buy(page, language, 1);
    await signInAs(page, "manager");
    await page.goto(`/${language}/studio/orders/${id}`);
    await expect(stateOf(page, list.states.placed)).toBeVisible();
    await query(`update orders set packing_note = 'theirs', version = version + 1 where id = $1`, [id]);
    await page.keyboard.press("p");
    await expect(page.getByText(problems["changed-meanwhile"].detail)).toBeVisible();
    await expect(page.getByLabel(room.slipNoteHint)).toHaveValue("theirs");
    await expect(stateOf(page, list.states.placed)).toBeVisible();
  });

  turn()(
    `${language}: staff select orders with x, pack and print them together, and take it back`,
    async ({ page }) => {
      test.slow();
      const [first, second] = [await buy(page, language, 1), await buy(page, language, 2)];
      await signInAs(page, "manager");
      await page.goto(`/${language}/studio/orders?state=placed`);
      await expect(page.getByRole("link", { name: second.number })).toBeVisible();
      await page.keyboard.press("j");
      await expect(page.getByRole("link", { name: second.number })).toBeFocused();
      await page.keyboard.press("x");
      await page.keyboard.press("j");
      await page.keyboard.press("x");
      await expect(page.getByText(list.selected.replace("{count}", "2"))).toBeVisible();
      const slips = page.getByRole("link", { name: list.printSlips });
      const href = await slips.getAttribute("href");
      await page.keyboard.press("p");
      await expect(page.getByText(list.packedCount.replace("{count}", "2"))).toBeVisible();
      await expect(page.getByRole("link", { name: first.number })).toBeHidden();
      await page.getByRole("button", { name: list.undo }).press("Enter");
      await expect(page.getByRole("link", { name: first.number })).toBeVisible();
      await page.goto(href ?? "");
      await expect(page.getByRole("article")).toHaveCount(2);
      await expect(page.getByRole("img", { name: textsOf(language).slip.code })).toHaveCount(2);
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("button", { name: studio.slips.print })).toBeHidden();
      const inPoints = {
        a6: /MediaBox ?\[0 0 29[78][\d.]* (?:419|420)/g,
        a5: /MediaBox ?\[0 0 (?:419|420)[\d.]* 59[456]/g,
      };
      const sheets = async (size: RegExp) =>
        (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(size)?.length ?? 0;
      expect(await sheets(inPoints.a6)).toBe(2);
      await page.emulateMedia({ media: "screen" });
      await page.getByRole("radio", { name: studio.slips.a5 }).press("Space");
      await page.emulateMedia({ media: "print" });
      await expect.poll(() => sheets(inPoints.a5)).toBe(2);
    },
  );

  turn()(
    `${language}: a task says what to do, leads to its order, is put right with a word and opened again`,
    async ({ page }) => {
      test.slow();
      const { id, number } = await buy(page, language, 1);
      const ref = `test-${crypto.randomUUID()}`;
      await query(
        `insert into tasks (id, kind, ref, details) select gen_random_uuid(), 'money_drift', $1,
         jsonb_build_object('checkoutId', checkout_id) from orders where id = $2`,
        [ref, id],
      );
      await signInAs(page, "manager");
      await page.goto(`/${language}/studio/orders/${id}`);
      await expect(page.getByText(textsOf(language).tasks.money_drift.toDo)).toBeVisible();
      await page.getByRole("link", { name: room.toTask }).press("Enter");
      await page.waitForURL("**/studio/tasks**");
      await expect(page.getByRole("navigation").getByText(like(studio.shell.openTasks))).toBeAttached();
      const card = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: like(number) }) });
      await card.getByRole("button", { name: taskRoom.resolve }).press("Enter");
      const dialog = dialogOf(page, taskRoom.resolveTitle);
      await dialog.getByLabel(taskRoom.whatWasDone).focus();
      await page.keyboard.type("Compared line by line");
      await page.keyboard.press("Enter");
      await expect(dialog).toBeHidden();
      await expect(card).toBeHidden();
      await page.goto(`/${language}/studio/tasks?state=resolved`);
      await expect(card.getByText("Compared line by line")).toBeVisible();
      await card.getByRole("button", { name: taskRoom.reopen }).press("Enter");
      await expect(card).toBeHidden();
      await query(`update tasks set resolved_at = now(), resolved_by = 'system:test' where ref = $1`, [ref]);
    },
  );

  turn()(`${language}: the rooms of orders and tasks are accessible, light and dark`, async ({ page }) => {
    test.slow();
    const [order] = await query<{ id: string }>(
      `select id from orders where credited_amount > 0 and state = 'delivered' limit 1`,
    );
    const ref = `axe-${crypto.randomUUID()}`;
    await query(`insert into tasks (id, kind, ref, details) values (gen_random_uuid(), 'dispute_opened', $1, '{}')`, [
      ref,
    ]);
    await signInAs(page, "manager");
    const id = order?.id ?? "";
    const rooms = ["orders", `orders/${id}`, `orders/slips?ids=${id}`, "tasks"];
    await expectRoomsAccessible(
      page,
      rooms.map((path) => `/${language}/studio/${path}`),
    );
    await page.goto(`/${language}/studio/orders/${id}`);
    await expect(stateOf(page, list.states.delivered)).toBeVisible();
    await page.keyboard.press("r");
    await expect(dialogOf(page, room.refundTitle)).toBeVisible();
    await expectAccessible(page);
    await query(`update tasks set resolved_at = now(), resolved_by = 'system:test' where ref = $1`, [ref]);
  });
}
