import { query, signInAs, test } from "./fixtures";

const out = "/tmp/w-orders-shots";
for (const language of ["th", "en"] as const) {
  test(`${language} shots`, async ({ page }) => {
    test.slow();
    const [placed] = await query<{ id: string }>(`select id from orders where state in ('placed','packed') order by placed_at desc limit 1`);
    const [refunded] = await query<{ id: string }>(`select id from orders where credited_amount > 0 and state in ('shipped','delivered') order by placed_at desc limit 1`);
    const [packed] = await query<{ id: string }>(`select id from orders where state='packed' limit 1`);
    await query(`update orders set packing_note = 'ขอบคุณที่อุดหนุนร้านเล็ก ๆ ของเรานะคะ หวังว่าจะชอบ' where id = $1`, [placed?.id]);
    await query(`insert into tasks (id, kind, ref, details) select gen_random_uuid(), 'dispute_opened', 'dp_' || $2, jsonb_build_object('checkoutId', checkout_id, 'respondBy', '2026-12-10T10:00:00Z', 'amount', 55000) from orders where id = $1 on conflict do nothing`, [placed?.id, language]);
    await signInAs(page, "manager");
    for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 360], ["dark", 360]] as const) {
      await page.emulateMedia({ colorScheme: scheme, media: "screen" });
      await page.setViewportSize({ width, height: 800 });
      const shot = (name: string, fullPage = true) => page.screenshot({ path: `${out}/${name}-${language}-${scheme}-${String(width)}.png`, fullPage });
      await page.goto(`/${language}/studio/orders`);
      await page.waitForLoadState("networkidle");
      await page.keyboard.press("j"); await page.keyboard.press("x"); await page.keyboard.press("j"); await page.keyboard.press("x");
      await shot("list", false);
      await page.goto(`/${language}/studio/orders/${placed?.id ?? ""}`);
      await page.waitForLoadState("networkidle");
      await shot("placed");
      await page.goto(`/${language}/studio/orders/${refunded?.id ?? ""}`);
      await page.waitForLoadState("networkidle");
      await shot("refunded");
      await page.goto(`/${language}/studio/orders/${placed?.id ?? ""}`);
      await page.waitForLoadState("networkidle");
      await page.keyboard.press("r");
      await page.waitForTimeout(300);
      await shot("refund", false);
      await page.keyboard.press("Escape");
      await page.goto(`/${language}/studio/orders/${packed?.id ?? ""}`);
      await page.waitForLoadState("networkidle");
      await page.keyboard.press("s");
      await page.waitForTimeout(300);
      await shot("ship", false);
      await page.goto(`/${language}/studio/tasks`);
      await page.waitForLoadState("networkidle");
      await shot("tasks", false);
      await page.goto(`/${language}/studio/orders/slips?ids=${placed?.id ?? ""},${refunded?.id ?? ""}`);
      await page.waitForLoadState("networkidle");
      await shot("slips", false);
      if (scheme === "dark" && width === 1280) {
        await page.pdf({ path: `${out}/slips-${language}.pdf`, preferCSSPageSize: true });
        await page.getByRole("radio").nth(1).check();
        await page.pdf({ path: `${out}/slips-a5-${language}.pdf`, preferCSSPageSize: true });
      }
    }
  });
}
