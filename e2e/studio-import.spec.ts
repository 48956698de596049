import type { Page } from "@playwright/test";
import { makeBigFile } from "../lib/testing/big-file";
import { byTurns, expect, type Language, like, query, signInAs, test, textsOf } from "./fixtures";
import { expectRoomsAccessible } from "./accessible";

const HEADER = "Handle,Title,Body (HTML),Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Status,Vendor"; // prettier-ignore

/** Chooses a file as the keyboard does: the field takes it, the page goes on by itself. */
async function bring(page: Page, language: Language, { name, text }: { name: string; text: string | Buffer }) {
  const { imports } = textsOf(language).studio;
  await page.goto(`/${language}/studio/imports`);
  const field = page.getByLabel(imports.choose);
  await field.focus();
  await field.setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.waitForURL(`**/${language}/studio/imports/*`);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

/** The count that is the filter of its rows. */
const filter = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}\\s`) });

async function pictureUrl(page: Page): Promise<string> {
  const [row] = await query<{ key: string; width: number }>(
    `select key, width from media where kind = 'picture' and width >= 720 order by id limit 1`,
  );
  return new URL(`/media/${row?.key ?? ""}-720.webp`, page.url()).href;
}

for (const { language, turn } of byTurns()) {
  const { studio } = textsOf(language);
  const { imports } = studio;

  turn()(
    `${language}: a file is looked at, put in, seen by shoppers and taken back, by keyboard alone`,
    async ({ page }) => {
      const key = crypto.randomUUID().slice(0, 8);
      await signInAs(page, "manager");
      await page.goto(`/${language}/studio/imports`);
      const picture = await pictureUrl(page);
      const rows = [
        `cup-${key},Cup ${key},<p>Of <b>clay</b></p>,,TRUE,Size,S,CUP-S-${key},5,590,${picture},active,Lamai`,
        `cup-${key},,,,,,L,CUP-L-${key},3,690,,,`,
        `jar-${key},Jar ${key},,,,,,JAR-${key},1,free,,,Lamai`,
      ];
      await bring(page, language, { name: `cups-${key}.csv`, text: [HEADER, ...rows, ""].join("\n") });

      const refused = filter(page, imports.counts.refused);
      await expect(refused).toContainText("1", { timeout: 20_000 });
      await refused.press("Enter");
      await expect(page.getByText(imports.reasons.notAmount)).toBeVisible();
      await expect(page.getByText(`Cup ${key}`)).toBeHidden();
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: imports.download }).press("Enter");
      expect((await download).suggestedFilename()).toBe(`cups-${key}-refused.csv`);

      await page.getByRole("button", { name: like(imports.run) }).press("Enter");
      await expect(page.getByText(imports.states.done, { exact: true })).toBeVisible({ timeout: 20_000 });
      const shown = async () => (await page.request.get(`/${language}/p/cup-${key}`)).status();
      await expect.poll(shown, { timeout: 15_000 }).toBe(200);

      page.on("dialog", (dialog) => void dialog.accept());
      await page.getByRole("button", { name: imports.undo, exact: true }).press("Enter");
      await expect(page.getByText(imports.states.undone, { exact: true }).first()).toBeVisible({ timeout: 20_000 });
      await expect.poll(shown, { timeout: 15_000 }).toBe(404);
      await page.goto(`/${language}/studio/imports`);
      // There is nothing to move through before the list is there.
      await expect(page.getByRole("link", { name: `cups-${key}.csv` })).toBeVisible();
      await page.keyboard.press("j");
      await expect(page.getByRole("link", { name: `cups-${key}.csv` })).toBeFocused();
    },
  );

  turn()(`${language}: other columns are chosen, and the file is looked at anew`, async ({ page }) => {
    const key = crypto.randomUUID().slice(0, 8);
    await signInAs(page, "manager");
    const text = `Nummer,Called,Costs\npot-${key},Pot,590\n`;
    await bring(page, language, { name: `pots-${key}.csv`, text });
    await expect(filter(page, imports.counts.refused)).toContainText("1", { timeout: 20_000 });
    const columns = [
      ["Nummer", "handle"],
      ["Called", "title"],
      ["Costs", "price"],
    ] as const;
    for (const [column, field] of columns) {
      await page.getByLabel(`${imports.readAs}: ${column}`).selectOption(field);
    }
    await page.keyboard.press("Control+s");
    await expect(filter(page, imports.counts.created)).toContainText("1", { timeout: 20_000 });
    await expect(page.locator("[data-row]").getByText(`pot-${key}`)).toBeVisible();
  });

  turn()(`${language}: what is no list of products is refused in words, beside the button`, async ({ page }) => {
    await signInAs(page, "manager");
    await page.goto(`/${language}/studio/imports`);
    const problems = textsOf(language).problems;
    const field = page.getByLabel(imports.choose);
    await field.setInputFiles({
      name: "sheet.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("PK\u0003\u0004 a sheet"),
    });
    await expect(page.getByText(problems["import-not-csv"].detail)).toBeVisible();
    await field.setInputFiles({
      name: "big.csv",
      mimeType: "text/csv",
      buffer: Buffer.alloc(21 * 1024 * 1024, "a,b\n"),
    });
    await expect(page.getByText(imports.tooLarge)).toBeVisible();
  });

  turn()(`${language}: all products go out as a file`, async ({ page }) => {
    await signInAs(page, "manager");
    await page.goto(`/${language}/studio/imports`);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: imports.exportAll }).press("Enter");
    expect((await download).suggestedFilename()).toBe("products.csv");
  });

  turn()(`${language}: the room of imports is accessible, light and dark`, async ({ page }) => {
    const key = crypto.randomUUID().slice(0, 8);
    await signInAs(page, "manager");
    const text = `${HEADER}\ncup-${key},Cup,,,,,,CUP-${key},5,590,,draft,x\njar-${key},Jar,,,,,,JAR-${key},1,free,,,x\n`;
    await bring(page, language, { name: `cups-${key}.csv`, text });
    await expect(filter(page, imports.counts.refused)).toContainText("1", { timeout: 20_000 });
    const path = new URL(page.url()).pathname;
    await expectRoomsAccessible(page, [`/${language}/studio/imports`, path]);
  });
}

test("a file of 5,000 rows with 40 bad ones brings all but those, and a second time changes nothing", async ({
  page,
}) => {
  test.setTimeout(360_000);
  const name = `big-${crypto.randomUUID().slice(0, 8)}`;
  const { imports } = textsOf("en").studio;
  const { bytes, products, badRows } = makeBigFile({ rows: 5_000, bad: 40, name });
  const good = (products - 40).toLocaleString("en");
  await signInAs(page, "manager");
  await bring(page, "en", { name: "big.csv", text: bytes });
  await expect(filter(page, imports.counts.created)).toContainText(good, { timeout: 30_000 });
  await expect(filter(page, imports.counts.refused)).toContainText("40");
  await page.getByRole("button", { name: like(imports.run) }).press("Enter");
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByText(imports.states.done, { exact: true })).toBeVisible({ timeout: 280_000 });
  await filter(page, imports.counts.refused).press("Enter");
  for (const { line, column } of badRows) {
    await expect(
      page.getByText(new RegExp(`^Line ${String(line)} · ${column.replaceAll(/[()]/g, "\\$&")}:`)),
    ).toBeVisible();
  }
  await bring(page, "en", { name: "again.csv", text: bytes });
  await expect(filter(page, imports.counts.unchanged)).toContainText(good, { timeout: 30_000 });
  await expect(filter(page, imports.counts.created)).toContainText("0");
});

test("the room of imports is a 404 for who may not enter it", async ({ page }) => {
  await signInAs(page, "curator");
  expect((await page.request.get("/en/studio/imports")).status()).toBe(404);
  expect((await page.request.get("/api/studio/exports/products")).status()).toBe(403);
});
